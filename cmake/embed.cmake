# embed_folder(FOLDER OUTPUT): writes a C++ file that holds every file below FOLDER, as a table of (name, bytes). Re-run when one changes.
function(embed_folder folder output)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*)
  set(inputs ${files})
  list(TRANSFORM inputs PREPEND ${folder}/)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${folder} -DOUTPUT=${output} -DTABLE=shipped_table -P ${CMAKE_CURRENT_SOURCE_DIR}/cmake/embed_run.cmake
    DEPENDS ${inputs} ${CMAKE_CURRENT_SOURCE_DIR}/cmake/embed_run.cmake
    COMMENT "Embedding data/")
endfunction()

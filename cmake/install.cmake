# What `cmake --install` puts down: the program, the static library, its headers, and nostoiConfig.cmake for find_package(nostoi).
include(CMakePackageConfigHelpers)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/nostoi)
install(TARGETS nostoi-program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(TARGETS nostoi nostoi-sqlite EXPORT nostoiTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/nostoi DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT nostoiTargets NAMESPACE nostoi:: DESTINATION ${package_folder})
configure_package_config_file(cmake/nostoiConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/nostoiConfig.cmake INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/nostoiConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/nostoiConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/nostoiConfigVersion.cmake cmake/dependencies.cmake
        DESTINATION ${package_folder})

# The man page and the shell completion are what the program says of itself, so they are made by running it.
set(manual ${CMAKE_CURRENT_BINARY_DIR}/nostoi.1)
set(completion ${CMAKE_CURRENT_BINARY_DIR}/nostoi.bash)
add_custom_command(OUTPUT ${manual} ${completion}
                   COMMAND nostoi-program --language en --man > ${manual}
                   COMMAND nostoi-program --completion bash > ${completion}
                   DEPENDS nostoi-program COMMENT "Writing nostoi.1 and the completion" VERBATIM)
add_custom_target(nostoi-manual ALL DEPENDS ${manual} ${completion})
install(FILES ${manual} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${completion} DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME nostoi COMPONENT program)

# nostoi-web: the pages of the workbench (web/), built into the build tree and embedded as data/ is. What they are built with was fetched by
# tools/fetch_web.sh; where it was not, the program has no pages and says so.
find_program(NODE NAMES node nodejs)
file(GLOB NOSTOI_WEB_FETCHED ${CMAKE_CURRENT_SOURCE_DIR}/web/node_modules/.fetched)
if(NODE AND NOSTOI_WEB_FETCHED)
  set(fetched ON)
else()
  set(fetched OFF)
  message(STATUS "What web/ is built with was not fetched (tools/fetch_web.sh): this build has no pages")
endif()
option(NOSTOI_CLIENT "The program has the pages of the workbench" ${fetched})

set(NOSTOI_WEB_TABLE ${CMAKE_CURRENT_BINARY_DIR}/web_pages.cpp)
set(web ${CMAKE_CURRENT_BINARY_DIR}/web)
set(inputs "")
if(NOSTOI_CLIENT)
  file(GLOB_RECURSE inputs CONFIGURE_DEPENDS web/src/* data/words/pages*.json data/page/*.css)
  list(APPEND inputs ${CMAKE_CURRENT_SOURCE_DIR}/web/build.mjs ${CMAKE_CURRENT_SOURCE_DIR}/web/index.html
                     ${CMAKE_CURRENT_SOURCE_DIR}/web/tsconfig.json ${CMAKE_CURRENT_SOURCE_DIR}/web/package-lock.json)
  set(make_pages COMMAND ${NODE} ${CMAKE_CURRENT_SOURCE_DIR}/web/build.mjs ${web} ${CMAKE_CURRENT_BINARY_DIR}/web-types)
else()
  set(make_pages COMMAND ${CMAKE_COMMAND} -E rm -rf ${web})
endif()
add_custom_command(
  OUTPUT ${NOSTOI_WEB_TABLE}
  ${make_pages}
  COMMAND ${CMAKE_COMMAND} -DFOLDER=${web} -DOUTPUT=${NOSTOI_WEB_TABLE} -DTABLE=web_table -P ${CMAKE_CURRENT_SOURCE_DIR}/cmake/embed_run.cmake
  DEPENDS ${inputs} ${CMAKE_CURRENT_SOURCE_DIR}/cmake/embed_run.cmake
  COMMENT "Building web/")
add_custom_target(nostoi-web DEPENDS ${NOSTOI_WEB_TABLE})

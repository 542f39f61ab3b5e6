# nostoi-sqlite: the one SQLite of the program. With NOSTOI_ENCRYPTION it is SQLite3 Multiple Ciphers, from the folder that
# tools/fetch_sqlite.sh filled, with our own settings (those of its package would lose what was confirmed); without, it is Debian's, and
# registers cannot be encrypted.
file(STRINGS ${CMAKE_CURRENT_SOURCE_DIR}/packages/npm.txt pinned REGEX "^[^#]")
list(GET pinned 0 package)
string(REGEX REPLACE "^([^ ]+) ([^ ]+) .*" "\\1-\\2" package "${package}")
if(DEFINED ENV{XDG_CACHE_HOME})
  set(NOSTOI_SQLITE_SOURCE $ENV{XDG_CACHE_HOME}/nostoi/${package} CACHE PATH "Where tools/fetch_sqlite.sh put SQLite3 Multiple Ciphers")
else()
  set(NOSTOI_SQLITE_SOURCE $ENV{HOME}/.cache/nostoi/${package} CACHE PATH "Where tools/fetch_sqlite.sh put SQLite3 Multiple Ciphers")
endif()
if(EXISTS ${NOSTOI_SQLITE_SOURCE}/sqlite3.c)
  set(fetched ON)
else()
  set(fetched OFF)
  message(STATUS "SQLite3 Multiple Ciphers was not fetched (tools/fetch_sqlite.sh): registers cannot be encrypted in this build")
endif()
option(NOSTOI_ENCRYPTION "Registers can be encrypted" ${fetched})

if(NOSTOI_ENCRYPTION)
  foreach(pin IN LISTS pinned)
    if(pin MATCHES "^(sqlite3\\.[ch]) ([0-9a-f]+)$")
      file(SHA256 ${NOSTOI_SQLITE_SOURCE}/${CMAKE_MATCH_1} found)
      if(NOT found STREQUAL CMAKE_MATCH_2)
        message(FATAL_ERROR "${NOSTOI_SQLITE_SOURCE}/${CMAKE_MATCH_1} is not the file of packages/npm.txt: run tools/fetch_sqlite.sh")
      endif()
    endif()
  endforeach()
  add_library(nostoi-sqlite STATIC ${NOSTOI_SQLITE_SOURCE}/sqlite3.c)
  set_target_properties(nostoi-sqlite PROPERTIES C_VISIBILITY_PRESET hidden POSITION_INDEPENDENT_CODE ON)
  target_include_directories(nostoi-sqlite SYSTEM PUBLIC $<BUILD_INTERFACE:${NOSTOI_SQLITE_SOURCE}>)
  target_compile_options(nostoi-sqlite PRIVATE -w -O2)
  target_compile_definitions(nostoi-sqlite PUBLIC $<BUILD_INTERFACE:NOSTOI_ENCRYPTION=1> PRIVATE
    SQLITE_THREADSAFE=1 SQLITE_DEFAULT_SYNCHRONOUS=2 SQLITE_DEFAULT_WAL_SYNCHRONOUS=2  # what was confirmed is on the disk
    SQLITE_TEMP_STORE=3 SQLITE_STMTJRNL_SPILL=-1                                       # nothing readable beside the file
    SQLITE_SECURE_DELETE SQLITE_DQS=0 SQLITE_TRUSTED_SCHEMA=0 SQLITE_OMIT_LOAD_EXTENSION SQLITE_DEFAULT_MEMSTATUS=0
    CODEC_TYPE=CODEC_TYPE_CHACHA20 HAVE_CIPHER_AES_128_CBC=0 HAVE_CIPHER_AES_256_CBC=0 HAVE_CIPHER_SQLCIPHER=0 HAVE_CIPHER_RC4=0
    HAVE_CIPHER_ASCON128=0 HAVE_CIPHER_AEGIS=0)
  target_link_libraries(nostoi-sqlite PUBLIC Threads::Threads ${CMAKE_DL_LIBS} m)
else()
  add_library(nostoi-sqlite INTERFACE)
  target_link_libraries(nostoi-sqlite INTERFACE PkgConfig::SQLITE)
endif()

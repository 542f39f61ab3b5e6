# What `cmake --install` puts down: the program, the static library, its headers, and nostoiConfig.cmake for find_package(nostoi).
include(CMakePackageConfigHelpers)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/nostoi)
install(TARGETS nostoi-program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS nostoi EXPORT nostoiTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/nostoi DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT nostoiTargets NAMESPACE nostoi:: DESTINATION ${package_folder})
configure_package_config_file(cmake/nostoiConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/nostoiConfig.cmake INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/nostoiConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/nostoiConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/nostoiConfigVersion.cmake cmake/dependencies.cmake
        DESTINATION ${package_folder})

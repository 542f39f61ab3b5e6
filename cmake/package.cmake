# The Debian package (tools/make_deb.sh): the program, its man page and completion, a service, a configuration, and what a server's keeper
# reads. Nothing of it is put down by `cmake --install`: it would write to /etc of whoever installs into a folder.
set(debian ${CMAKE_CURRENT_SOURCE_DIR}/packages/debian)
set(for_debian COMPONENT debian EXCLUDE_FROM_ALL)

# Debian wants both compressed, without a time in them.
add_custom_command(OUTPUT ${manual}.gz changelog.gz
                   COMMAND gzip -9nc ${manual} > ${manual}.gz
                   COMMAND gzip -9nc ${CMAKE_CURRENT_SOURCE_DIR}/CHANGELOG.md > changelog.gz
                   DEPENDS ${manual} CHANGELOG.md VERBATIM)
add_custom_target(nostoi-debian DEPENDS ${manual}.gz changelog.gz ${completion})

install(FILES ${manual}.gz DESTINATION share/man/man1 ${for_debian})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz DESTINATION share/doc/nostoi ${for_debian})
install(FILES ${debian}/nostoi.service DESTINATION lib/systemd/system ${for_debian})
install(FILES ${debian}/serve.json DESTINATION /etc/nostoi ${for_debian})
install(FILES ${debian}/copyright docs/how-to/run-a-server.md docs/formats/configuration.md DESTINATION share/doc/nostoi ${for_debian})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_NAME nostoi)
set(CPACK_PACKAGE_CONTACT "The maintainers of nostoi")
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "registers of captured, missing and deported people
nostoi reads the lists on which captured, missing, deported and dead people
appear, finds out who is the same person across alphabets and spellings, keeps
one sourced file per person, and gives an office its desk in a browser.")
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program debian)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS adduser)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${debian}/postinst ${debian}/prerm ${debian}/postrm ${debian}/conffiles)
include(CPack)

# One CMake target a room. The link list of a room is the dependency graph: tools/check_rooms holds the #includes against it.

add_library(merestone_flags INTERFACE)
target_include_directories(merestone_flags INTERFACE ${CMAKE_SOURCE_DIR}/src ${CMAKE_BINARY_DIR}/generated)
target_compile_options(merestone_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast
  -Wno-restrict  # GCC 12 gives false alarms in its own std::string (GCC bug 105651)
  $<$<BOOL:${MERESTONE_WERROR}>:-Werror>
  # Same arithmetic on every machine: no fused multiply-add that one processor has and another lacks.
  -ffp-contract=off)
if(MERESTONE_SANITIZE)
  target_compile_options(merestone_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
    -Wno-maybe-uninitialized)  # the sanitizers' own code sets off GCC's false alarms
  target_link_options(merestone_flags INTERFACE -fsanitize=address,undefined)
endif()

# merestone_room(NAME USES rooms... LINKS libraries... PRIVATE_LINKS libraries...): every .cpp under src/NAME.
function(merestone_room NAME)
  cmake_parse_arguments(ROOM "" "" "USES;LINKS;PRIVATE_LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${NAME}/*.cpp)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${NAME}/*.hpp)
  if(sources)
    add_library(merestone_${NAME} STATIC ${sources})
    set(reach PUBLIC)
    target_link_libraries(merestone_${NAME} PRIVATE ${ROOM_PRIVATE_LINKS})
  else()
    add_library(merestone_${NAME} INTERFACE)
    set(reach INTERFACE)
  endif()
  list(TRANSFORM ROOM_USES PREPEND merestone_)
  target_link_libraries(merestone_${NAME} ${reach} merestone_flags ${ROOM_USES} ${ROOM_LINKS})
  set_property(GLOBAL APPEND PROPERTY MERESTONE_ROOM_HEADERS ${headers})
  set_property(GLOBAL APPEND PROPERTY MERESTONE_ROOMS merestone_${NAME})
endfunction()

# Compiles every header of every room alone: `cmake --build ... --target headers`.
function(merestone_header_check)
  get_property(headers GLOBAL PROPERTY MERESTONE_ROOM_HEADERS)
  get_property(rooms GLOBAL PROPERTY MERESTONE_ROOMS)
  set(units "")
  foreach(header IN LISTS headers)
    file(RELATIVE_PATH relative ${CMAKE_SOURCE_DIR}/src ${header})
    string(MAKE_C_IDENTIFIER ${relative} name)
    set(unit ${CMAKE_BINARY_DIR}/headers/${name}.cpp)
    file(CONFIGURE OUTPUT ${unit} CONTENT "#include \"${relative}\"\n#include \"${relative}\"\n")
    list(APPEND units ${unit})
  endforeach()
  add_library(headers OBJECT EXCLUDE_FROM_ALL ${units})
  target_link_libraries(headers PRIVATE ${rooms})
endfunction()

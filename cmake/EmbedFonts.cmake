# merestone_embed_fonts(TARGET): puts the two weights of Inter that Debian's fonts-inter installs into the program, as
# merestone::embedded::inter_regular and inter_semibold in generated/embedded/fonts.hpp (spans of bytes, defined once in TARGET), so that
# the window, the map and the report are lettered alike wherever the program runs. Where the fonts are not found the spans are empty
# and the system's fonts serve.
function(merestone_embed_fonts TARGET)
  set(text "// Made by cmake/EmbedFonts.cmake.\n#include \"embedded/fonts.hpp\"\nnamespace merestone::embedded {\n")
  foreach(pair IN ITEMS "inter_regular:Inter-Regular.otf" "inter_semibold:Inter-SemiBold.otf")
    string(REPLACE ":" ";" parts ${pair})
    list(GET parts 0 symbol)
    list(GET parts 1 name)
    find_file(MERESTONE_FONT_${symbol} ${name} PATHS /usr/share/fonts/opentype/inter /usr/local/share/fonts NO_DEFAULT_PATH)
    if(MERESTONE_FONT_${symbol})
      file(READ ${MERESTONE_FONT_${symbol}} hex HEX)
      string(REGEX REPLACE "(................................................................)" "\\1\n" hex "${hex}")
      string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
      string(APPEND text "namespace {\nconstexpr unsigned char ${symbol}_bytes[] = {\n${hex}};\n}\n"
        "std::span<const unsigned char> ${symbol}() noexcept { return ${symbol}_bytes; }\n")
    else()
      message(STATUS "${name} not found: install fonts-inter to letter maps and window in Inter")
      string(APPEND text "std::span<const unsigned char> ${symbol}() noexcept { return {}; }\n")
    endif()
  endforeach()
  string(APPEND text "}  // namespace merestone::embedded\n")
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/embedded/fonts.cpp CONTENT "${text}" @ONLY)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/embedded/fonts.hpp CONTENT
    "// Made by cmake/EmbedFonts.cmake.\n#pragma once\n#include <span>\nnamespace merestone::embedded {\nstd::span<const unsigned char> inter_regular() noexcept;\nstd::span<const unsigned char> inter_semibold() noexcept;\n}\n" @ONLY)
  target_sources(${TARGET} PRIVATE ${CMAKE_BINARY_DIR}/generated/embedded/fonts.cpp)
endfunction()

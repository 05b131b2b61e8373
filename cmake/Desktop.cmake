# What the desktop needs beside OpenGL: GLFW, and Dear ImGui with its FreeType letters. Debian's imgui is a static library that wants
# GLFW, FreeType and stb after it on the link line, which its pkg-config file does not give.
find_package(glfw3 3.3 REQUIRED)
find_package(Freetype REQUIRED)
find_path(IMGUI_INCLUDE imgui.h PATH_SUFFIXES imgui REQUIRED)
find_library(IMGUI_LIBRARY imgui REQUIRED)
find_library(STB_LIBRARY stb REQUIRED)
add_library(imgui::imgui STATIC IMPORTED)
set_target_properties(imgui::imgui PROPERTIES IMPORTED_LOCATION ${IMGUI_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES "${IMGUI_INCLUDE};${IMGUI_INCLUDE}/backends")
target_link_libraries(imgui::imgui INTERFACE glfw Freetype::Freetype ${STB_LIBRARY} ${CMAKE_DL_LIBS})

// A project: one GeoPackage that holds a whole plan and its results, and that any GIS opens coloured.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "io/load.hpp"
#include "io/sheet.hpp"

namespace merestone::io {

struct LayerStyle {
    std::string layer;
    std::string name;
    std::string qml;  // for QGIS
    std::string sld;
};

// Writes to `file` as it is; put it in an OutputFolder. \param results tables of results, named apart from the plan's own.
[[nodiscard]] base::Result<base::Done> write_project(const std::filesystem::path& file, const model::Plan& plan,
                                                     const model::Problems& problems, const std::vector<Sheet>& results,
                                                     const std::vector<LayerStyle>& styles);

// Whether a GeoPackage is one: it has our table of meta data.
[[nodiscard]] bool is_project(const std::filesystem::path& file);

[[nodiscard]] Loaded load_project(const std::filesystem::path& file);

// A plan folder, a plan.toml or a project .gpkg, whichever `path` is.
[[nodiscard]] Loaded load_any(const std::filesystem::path& path, const LoadOptions& options = {}, const base::Progress& progress = {});

}  // namespace merestone::io

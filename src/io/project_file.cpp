#include "io/project_file.hpp"

#include "base/paths.hpp"
#include "base/text.hpp"
#include "io/layers.hpp"
#include "io/plan_sheets.hpp"

namespace merestone::io {
namespace {

// The table that QGIS looks styles up in (QGIS' "save style in database", GeoPackage flavour).
Sheet style_sheet(const std::vector<LayerStyle>& styles, const std::string& as_at) {
    Sheet s;
    s.name = "layer_styles";
    s.title = "Layer styles";
    for (const char* name : {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML", "styleSLD"})
        s.columns.push_back({name, ColumnType::text, "", ""});
    s.columns.push_back({"useAsDefault", ColumnType::whole, "", ""});
    for (const char* name : {"description", "owner", "ui", "update_time"}) s.columns.push_back({name, ColumnType::text, "", ""});
    for (const LayerStyle& style : styles)
        s.rows.push_back({std::string(), std::string(), style.layer, std::string("geom"), style.name, style.qml, style.sld, std::int64_t{1},
                          std::string("Merestone"), std::string(), Unknown{}, as_at + "T00:00:00.000Z"});
    return s;
}

}  // namespace

base::Result<base::Done> write_project(const std::filesystem::path& file, const model::Plan& plan, const model::Problems& problems,
                                       const std::vector<Sheet>& results, const std::vector<LayerStyle>& styles) {
    std::vector<Sheet> sheets = results;
    for (Sheet& sheet : plan_sheets(plan, problems)) sheets.push_back(std::move(sheet));
    if (!styles.empty()) sheets.push_back(style_sheet(styles, plan.as_at));
    return write_geopackage(file, sheets, plan.as_at);
}

bool is_project(const std::filesystem::path& file) {
    if (base::lower(base::path_text(file.extension())) != ".gpkg") return false;
    const auto meta = read_geopackage(file, {"merestone_meta"});
    return meta && !meta.value().empty() && !meta.value().front().columns.empty();
}

Loaded load_project(const std::filesystem::path& file) {
    Loaded out;
    const auto fail = [&](const base::Error& error) {
        out.problems.push_back({model::Severity::error, "project-file", file.filename().string(), 0, "", "", error.what, error.todo});
        return out;
    };
    auto sheets = read_geopackage(file, plan_sheet_names());
    if (!sheets) return fail(sheets.error());
    auto read = plan_from_sheets(std::move(sheets).value());
    if (!read) return fail(read.error());
    out.plan = std::move(read.value().plan);
    out.problems = std::move(read.value().problems);
    model::sort_problems(out.problems);
    return out;
}

Loaded load_any(const std::filesystem::path& path, const LoadOptions& options, const base::Progress& progress) {
    if (base::lower(path.extension().string()) == ".gpkg") return load_project(path);
    return load_plan(path, options, progress);
}

}  // namespace merestone::io

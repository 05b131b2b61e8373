#include "io/survey.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/paths.hpp"
#include "base/text.hpp"
#include "io/read_basemap.hpp"
#include "io/table.hpp"

namespace merestone::io {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFirstRows = 6;
constexpr std::size_t kMostChoices = 60;        // values of a column; with more of them it is no choice
constexpr std::size_t kMostLayers = 40;         // of one file
constexpr std::size_t kLongestShown = 200;      // bytes of a cell in the preview
constexpr std::int64_t kLookAtProgress = 4096;  // rows

template <std::size_t N>
bool ends_as(const fs::path& file, const std::array<const char*, N>& extensions) {
    const std::string extension = base::lower(base::path_text(file.extension()));
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

constexpr std::array kPictures = {".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".heic", ".tif", ".tiff", ".mbtiles"};
constexpr std::array kBasemaps = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".mbtiles"};
constexpr std::array kDocuments = {".pdf", ".doc", ".docx", ".ppt", ".pptx", ".rtf", ".odt", ".html", ".htm", ".eml", ".msg", ".md"};
constexpr std::array kCompanions = {".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".qpj", ".fbn", ".fbx", ".ain",
                                    ".aih", ".ixs", ".mxs", ".atx", ".qml", ".sld", ".aux", ".jgw", ".pgw", ".tfw", ".wld"};

// "localities.shp" beside "localities.dbf"; "scan.jpg" beside "scan.jgw".
bool has_main_file(const fs::path& file) {
    std::error_code fault;
    for (const char* main : {".shp", ".SHP", ".jpg", ".png", ".tif"})
        if (fs::exists(fs::path(file).replace_extension(main), fault)) return true;
    return false;
}

std::string shown(std::string_view cell) {
    if (cell.size() <= kLongestShown) return std::string(cell);
    std::size_t end = kLongestShown;  // not within a letter
    while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) --end;
    return std::string(cell.substr(0, end)) + "...";
}

// Values that a column takes, until they are too many to choose among.
class Values {
public:
    void add(std::string_view cell) {
        if (too_many_) return;
        if (cell.size() > 80) return give_up();
        const auto at = rows_.find(cell);
        if (at != rows_.end()) ++at->second;
        else if (rows_.size() >= kMostChoices) give_up();
        else rows_.emplace(cell, 1);
    }
    [[nodiscard]] bool any() const { return !too_many_ && !rows_.empty() && !(rows_.size() == 1 && rows_.begin()->first.empty()); }
    [[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> list() const { return {rows_.begin(), rows_.end()}; }

private:
    void give_up() {
        too_many_ = true;
        rows_.clear();
    }
    std::map<std::string, std::int64_t, std::less<>> rows_;
    bool too_many_ = false;
};

// A column that the ODS layout knows by position has the name of the part that it plays.
std::string filter_name(const SurveyedLayer& layer, std::size_t column) {
    if (layer.has_header) return layer.columns[column];
    constexpr std::size_t kCommissioner = 14;
    if (column == kCommissioner && !layer.known.empty() && layer.known.front().role == Role::practices) return "commissioner";
    return {};
}

ShapeKind shape_of(Table& table) {
    if (!table.spatial()) return ShapeKind::none;
    if (!table.polygon().empty()) return ShapeKind::polygons;
    if (!table.lines().empty()) return ShapeKind::lines;
    return table.point() ? ShapeKind::points : ShapeKind::none;
}

SurveyedLayer survey_layer(const fs::path& file, const std::string& name, const ReadContext& context, model::LayerInfo& info) {
    SurveyedLayer out;
    out.layer = name;
    SourceSpec spec;
    spec.file = file;
    spec.file_as_written = base::path_text(file.filename());
    spec.layer = name;
    const auto table = Table::open(spec, context, info, out.problems);
    if (!table) return out;
    out.known = recognise(*table);
    out.has_header = !table->header().empty();  // recognising settled that, and may have read the first row
    if (out.has_header) out.columns = table->header();
    else
        for (std::size_t c = 0; c < table->width(); ++c) out.columns.push_back("column " + std::to_string(c + 1));
    std::vector<Values> values(table->width());
    for (bool more = table->row() > 0 || table->next(); more; more = table->next()) {
        if (out.rows == 0) out.shape = shape_of(*table);
        if (out.rows % kLookAtProgress == 0 && context.progress.cancelled()) return out;
        if (out.rows < static_cast<std::int64_t>(kFirstRows)) {
            auto& row = out.first_rows.emplace_back();
            for (std::size_t c = 0; c < table->width(); ++c) row.push_back(shown(table->cell(c)));
        }
        for (std::size_t c = 0; c < table->width(); ++c) values[c].add(table->cell(c));
        ++out.rows;
    }
    if (!table->fault().empty())
        out.problems.push_back({model::Severity::error, "file-unreadable", info.file, table->row(), "", "",
                                "reading stopped before the end: " + table->fault(), "Fetch the file again."});
    if (out.rows == 0)
        out.problems.push_back(
            {model::Severity::error, "file-empty", info.file, 0, "", "", "the file holds no rows", "Fetch it again from its publisher."});
    for (std::size_t c = 0; c < values.size(); ++c) {
        const std::string column = filter_name(out, c);
        if (!column.empty() && values[c].any()) out.choices.push_back({column, values[c].list()});
    }
    return out;
}

void add_problem(Survey& s, const char* rule, const std::string& meaning, const std::string& todo) {
    s.problems.push_back({model::Severity::error, rule, base::path_text(s.file.filename()), 0, "", "", meaning, todo});
}

}  // namespace

Survey survey_file(const fs::path& file, const ReadContext& context) {
    Survey out;
    out.file = file;
    std::error_code fault;
    if (fs::is_directory(file, fault)) {
        if (fs::exists(file / "plan.toml", fault)) out.kind = FileKind::plan;
        else add_problem(out, "is-a-folder", "this is a folder", "Drop the files in it.");
        return out;
    }
    if (!fs::is_regular_file(file, fault)) {
        add_problem(out, "file-missing", "there is no such file, or it may not be read", "Check that it is there.");
        return out;
    }
    out.bytes = static_cast<std::int64_t>(fs::file_size(file, fault));
    if (base::lower(base::path_text(file.extension())) == ".toml") {
        out.kind = FileKind::plan;
        return out;
    }
    if (ends_as(file, kPictures)) {
        const bool placed = ends_as(file, kBasemaps) && Basemap::open(file, context.grid_folders).ok();
        out.kind = placed ? FileKind::basemap : FileKind::picture;
        return out;
    }
    if (ends_as(file, kDocuments)) {
        out.kind = FileKind::document;
        return out;
    }
    if (ends_as(file, kCompanions) && has_main_file(file)) {
        out.kind = FileKind::companion;
        return out;
    }
    SourceSpec spec;
    spec.file = file;
    spec.file_as_written = base::path_text(file.filename());
    std::vector<std::string> layers = Table::layers_of(spec);
    if (std::find(layers.begin(), layers.end(), "merestone_meta") != layers.end()) {
        out.kind = FileKind::plan;
        return out;
    }
    if (layers.size() <= 1) layers = {""};
    if (layers.size() > kMostLayers) {
        out.problems.push_back({model::Severity::warning, "several-layers", spec.file_as_written, 0, "layer", std::to_string(layers.size()),
                                "only the first " + std::to_string(kMostLayers) + " layers were looked at", "Name the layer in the plan."});
        layers.resize(kMostLayers);
    }
    for (const std::string& layer : layers) {
        if (context.progress.cancelled()) return out;
        model::LayerInfo info;
        out.layers.push_back(survey_layer(file, layer, context, info));
        if (out.sha256.empty()) out.sha256 = info.sha256;
    }
    // What could not be opened at all is the file's trouble and not a layer's.
    if (out.layers.size() == 1 && out.layers.front().columns.empty() && out.layers.front().rows == 0) {
        out.problems = std::move(out.layers.front().problems);
        out.layers.clear();
    }
    out.kind = out.layers.empty() ? FileKind::unreadable : FileKind::table;
    return out;
}

}  // namespace merestone::io

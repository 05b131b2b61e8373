#include "io/table.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <set>

#include "base/text.hpp"
#include "geo/crs.hpp"
#include "io/gdal_setup.hpp"
#include "io/sha256.hpp"

namespace merestone::io {
namespace {

constexpr std::size_t kSniff = 65536;
constexpr std::uint64_t kLargestText = 4ULL << 30U;      // of a delimited file, expanded
constexpr std::uint64_t kLargestRewrite = 512ULL << 20U;  // of one whose delimiter or encoding must be changed in memory
constexpr int kMostColumns = 5000;
constexpr std::size_t kLongestCell = 1U << 20U;

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};

// A file in memory, gone with the object.
class MemoryFile {
public:
    MemoryFile(std::string bytes, const std::string& extension) : bytes_(std::move(bytes)) {
        static std::atomic<unsigned> counter{0};
        name_ = fmt::format("/vsimem/merestone_{}{}", counter++, extension);
        VSIFCloseL(VSIFileFromMemBuffer(name_.c_str(), reinterpret_cast<GByte*>(bytes_.data()), bytes_.size(), FALSE));
    }
    ~MemoryFile() { VSIUnlink(name_.c_str()); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] const std::string& name() const { return name_; }

private:
    std::string bytes_;
    std::string name_;
};

std::string read_some(const std::string& vsi_path, std::size_t most) {
    std::string bytes(most, '\0');
    VSILFILE* file = VSIFOpenL(vsi_path.c_str(), "rb");
    if (file == nullptr) return {};
    bytes.resize(VSIFReadL(bytes.data(), 1, most, file));
    VSIFCloseL(file);
    return bytes;
}

bool starts_with(const std::string& bytes, std::string_view magic) { return bytes.compare(0, magic.size(), magic) == 0; }

enum class Shape { delimited, other, binary_junk };
Shape shape_of(const std::string& head, const std::string& extension) {
    if (starts_with(head, "SQLite format 3") || starts_with(head, "PK\x03\x04") || starts_with(head, std::string_view("\0\0\x27\x0a", 4)) || starts_with(head, "fgb") || starts_with(head, "\xD0\xCF\x11\xE0")) return Shape::other;
    if (extension == ".tab" || extension == ".mif" || extension == ".dbf" || extension == ".dxf") return Shape::other;
    const auto first = base::trim(head);
    if (!first.empty() && (first.front() == '{' || first.front() == '<')) return Shape::other;
    if (head.find('\0') != std::string::npos) return Shape::binary_junk;
    return Shape::delimited;
}

// Which byte parts the cells: the one that stands most often outside quotes in the first lines.
char delimiter_of(const std::string& head) {
    constexpr std::array<char, 6> kCandidates = {',', '\t', ';', '|', '\xAC', '$'};
    std::array<std::size_t, 6> count{};
    bool quoted = false;
    for (const char c : head) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        for (std::size_t k = 0; k < kCandidates.size(); ++k)
            if (c == kCandidates[k]) ++count[k];
    }
    // A comma or tab is believed before a rarer mark of the same number.
    return kCandidates[static_cast<std::size_t>(std::max_element(count.begin(), count.end()) - count.begin())];
}

std::string with_commas(const std::string& bytes, char delimiter) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 4);
    std::string cell;
    const auto flush = [&] {
        if (cell.find_first_of(",\"\n") != std::string::npos) {
            out += '"';
            for (const char c : cell) {
                if (c == '"') out += '"';
                out += c;
            }
            out += '"';
        } else {
            out += cell;
        }
        cell.clear();
    };
    for (const char c : bytes) {
        if (c == delimiter) {
            flush();
            out += ',';
        } else if (c == '\n') {
            flush();
            out += '\n';
        } else if (c != '\r') {
            cell += c;
        }
    }
    flush();
    return out;
}

const char* const kPlainDrivers[] = {"CSV", "GPKG", "ESRI Shapefile", "GeoJSON", "TopoJSON", "GeoJSONSeq", "FlatGeobuf", "MapInfo File", "KML", "LIBKML", "GML", "XLSX", "ODS", "XLS", "DXF", nullptr};

geo::Ring ring_of(const OGRLinearRing& ring) {
    geo::Ring out;
    out.reserve(static_cast<std::size_t>(ring.getNumPoints()));
    for (int i = 0; i < ring.getNumPoints(); ++i) out.push_back({ring.getX(i), ring.getY(i)});
    return out;
}

void add_polygon(const OGRPolygon& polygon, geo::MultiPolygon& out) {
    if (polygon.getExteriorRing() == nullptr) return;
    geo::Polygon part;
    part.outer = ring_of(*polygon.getExteriorRing());
    for (int h = 0; h < polygon.getNumInteriorRings(); ++h) part.holes.push_back(ring_of(*polygon.getInteriorRing(h)));
    out.push_back(std::move(part));
}

void add_geometry(const OGRGeometry& geometry, geo::MultiPolygon& out) {
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPolygon: add_polygon(*geometry.toPolygon(), out); break;
        case wkbMultiPolygon:
            for (const OGRPolygon* part : *geometry.toMultiPolygon()) add_polygon(*part, out);
            break;
        case wkbGeometryCollection:
            for (const OGRGeometry* part : *geometry.toGeometryCollection()) add_geometry(*part, out);
            break;
        default: break;
    }
}

}  // namespace

struct Table::Impl {
    std::unique_ptr<MemoryFile> memory;
    std::unique_ptr<GDALDataset, CloseDataset> dataset;
    OGRLayer* layer = nullptr;
    OGRFeatureUniquePtr feature;
    OGRFeatureUniquePtr held;  // the first data record, given back by the first next()
    bool headless = false;     // delimited text or a sheet: rows come without a header
    std::optional<geo::ToNationalGrid> to_grid;
    std::vector<std::string> cells;
    std::int64_t record = 0;
    bool first_is_header = false;

    void take_cells() {
        cells.clear();
        const int fields = feature->GetFieldCount();
        for (int f = 0; f < fields; ++f) cells.emplace_back(feature->IsFieldSetAndNotNull(f) ? feature->GetFieldAsString(f) : "");
    }
};

Table::Table(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Table::~Table() = default;

std::unique_ptr<Table> Table::open(const SourceSpec& spec, const ReadContext& context, model::LayerInfo& info, model::Problems& problems) {
    prepare_gdal();
    info.role = to_string(spec.role) + (spec.name.empty() ? std::string() : "/" + spec.name);
    info.file = spec.file_as_written;
    std::replace(info.file.begin(), info.file.end(), '\\', '/');
    info.layer = spec.layer;
    info.publisher = spec.publisher;
    info.vintage = spec.vintage;
    info.licence = spec.licence;
    const auto fail = [&](const std::string& rule, const std::string& meaning, const std::string& todo) -> std::unique_ptr<Table> {
        problems.push_back({model::Severity::error, rule, info.file, 0, info.role, "", meaning, todo});
        return nullptr;
    };
    std::error_code fault;
    if (!std::filesystem::exists(spec.file, fault)) return fail("file-missing", "there is no such file", "Check the path; it is taken from the folder of the plan file.");
    if (!std::filesystem::is_regular_file(spec.file, fault)) return fail("file-unreadable", "this is not a file", "Name the file itself.");
    info.bytes = static_cast<std::int64_t>(std::filesystem::file_size(spec.file, fault));
    if (info.bytes == 0) return fail("file-empty", "the file is empty", "Fetch it again from its publisher.");
    std::string path = spec.file.string();
    std::string extension = base::lower(spec.file.extension().string());
    std::string head = read_some(path, kSniff);
    const bool gzip = starts_with(head, "\x1f\x8b");
    if (gzip) {
        path = "/vsigzip/" + path;
        extension = base::lower(spec.file.stem().extension().string());
        head = read_some(path, kSniff);
        if (head.empty()) return fail("file-unreadable", "the compressed file is damaged or empty", "Fetch it again from its publisher.");
    }
    const Shape shape = shape_of(head, extension);
    if (shape == Shape::binary_junk) return fail("file-unreadable", "the file holds binary zeros and is no kind of file that is read here", "Check that it is the right file, and fetch it again.");
    if (auto digest = sha256_of_file(spec.file)) info.sha256 = digest.value();
    else return fail("file-unreadable", "the file cannot be read", "Check that you may read it.");

    auto impl = std::make_unique<Impl>();
    std::string open_path = path;
    CPLStringList options;
    if (shape == Shape::delimited) {
        impl->headless = true;
        const char delimiter = delimiter_of(head);
        const bool odd = delimiter == '\xAC' || delimiter == '$';
        std::string whole;
        const bool utf8 = [&] {
            std::string cut = head;
            while (!cut.empty() && head.size() == kSniff && (static_cast<unsigned char>(cut.back()) & 0x80U) != 0) cut.pop_back();
            return base::is_valid_utf8(cut);
        }();
        bool rewrite = odd || !utf8;
        if (!rewrite && static_cast<std::uint64_t>(info.bytes) < (64U << 20U) && !gzip) {  // an odd byte may stand further on
            whole = read_some(path, static_cast<std::size_t>(info.bytes));
            rewrite = !base::is_valid_utf8(whole);
        }
        if (rewrite) {
            if (whole.empty()) whole = read_some(path, kLargestRewrite + 1);
            if (whole.size() > kLargestRewrite) return fail("file-too-large", "a file of this size must be comma-separated UTF-8", "Convert it first.");
            if (odd) {
                problems.push_back({model::Severity::warning, "delimiter", info.file, 0, "", delimiter == '$' ? "$" : "0xAC", "cells are parted by an unusual mark; it was understood", "Nothing; commas are usual."});
                whole = with_commas(whole, delimiter);
            }
            if (!base::is_valid_utf8(whole)) {
                problems.push_back({model::Severity::warning, "encoding", info.file, 0, "", "Windows-1252", "the file is not UTF-8; it was read as Windows-1252", "Check names with accents or quotation marks."});
                whole = base::from_cp1252(whole);
            }
            impl->memory = std::make_unique<MemoryFile>(std::move(whole), ".csv");
            open_path = impl->memory->name();
        } else if (extension != ".csv" && extension != ".tsv" && !gzip) {
            open_path = "CSV:" + path;
        }
        if (gzip) {
            std::uint64_t expanded = 0;
            std::string block;
            VSILFILE* file = VSIFOpenL(path.c_str(), "rb");
            block.resize(1U << 20U);
            for (std::size_t n = 1; file != nullptr && n > 0 && expanded <= kLargestText;) expanded += n = VSIFReadL(block.data(), 1, block.size(), file);
            if (file != nullptr) VSIFCloseL(file);
            if (expanded > kLargestText) return fail("file-too-large", "the compressed file expands beyond 4 GiB", "Check that it is the right file.");
        }
        options.SetNameValue("HEADERS", "NO");
        options.SetNameValue("EMPTY_STRING_AS_NULL", "NO");
    } else if (starts_with(head, "PK\x03\x04") && extension == ".zip") {
        open_path = "/vsizip/" + path;
    } else if (extension == ".shp" && !std::filesystem::exists(std::filesystem::path(spec.file).replace_extension(".shx"), fault)) {
        // A lone .shp: its index is rebuilt in memory, never beside the original.
        impl->memory = std::make_unique<MemoryFile>(read_some(path, static_cast<std::size_t>(info.bytes)), ".shp");
        open_path = impl->memory->name();
        problems.push_back({model::Severity::warning, "shapefile-incomplete", info.file, 0, "", ".shx .dbf .prj", "this shapefile came without its other files; its shapes were read and EPSG:27700 is assumed", "Ask for the whole shapefile."});
        CPLSetThreadLocalConfigOption("SHAPE_RESTORE_SHX", "YES");
    }
    if (extension == ".xlsx" || extension == ".ods" || extension == ".xls") {
        impl->headless = true;
        for (const char* key : {"OGR_XLSX_HEADERS", "OGR_ODS_HEADERS", "OGR_XLS_HEADERS"}) CPLSetThreadLocalConfigOption(key, "DISABLE");
        for (const char* key : {"OGR_XLSX_FIELD_TYPES", "OGR_ODS_FIELD_TYPES", "OGR_XLS_FIELD_TYPES"}) CPLSetThreadLocalConfigOption(key, "STRING");
    }
    // The first line alone would tell GDAL of a million columns.
    if (impl->headless && shape == Shape::delimited) {
        const std::string line = head.substr(0, head.find('\n'));
        if (std::count(line.begin(), line.end(), delimiter_of(head)) >= kMostColumns || (line.size() == head.size() && head.size() == kSniff))
            return fail("too-many-columns", fmt::format("the first line has more than {} columns or is longer than 64 KiB", kMostColumns), "Check that it is the right file.");
    }
    CPLErrorReset();
    impl->dataset.reset(GDALDataset::Open(open_path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kPlainDrivers, options.List(), nullptr));
    CPLSetThreadLocalConfigOption("SHAPE_RESTORE_SHX", nullptr);
    if (!impl->dataset) return fail("file-unreadable", fmt::format("the file is damaged or of no kind that is read here{}", *CPLGetLastErrorMsg() != '\0' ? " (" + std::string(CPLGetLastErrorMsg()).substr(0, 160) + ")" : ""), "Open it in another program, or fetch it again.");
    const int layers = impl->dataset->GetLayerCount();
    if (layers == 0) return fail("file-unreadable", "there is no table in it", "Check that it is the right file.");
    if (!spec.layer.empty()) {
        impl->layer = impl->dataset->GetLayerByName(spec.layer.c_str());
        if (impl->layer == nullptr) {
            std::string names;
            for (int i = 0; i < std::min(layers, 20); ++i) names += (i > 0 ? ", " : "") + std::string(impl->dataset->GetLayer(i)->GetName());
            return fail("layer-missing", fmt::format("it has no layer \"{}\"", spec.layer), "It has: " + names + ".");
        }
    } else {
        impl->layer = impl->dataset->GetLayer(0);
        if (layers > 1) problems.push_back({model::Severity::note, "several-layers", info.file, 0, "layer", impl->layer->GetName(), fmt::format("the file has {} layers; the first is read", layers), "Name the layer in the plan, if it is another."});
    }
    const OGRFeatureDefn& definition = *impl->layer->GetLayerDefn();
    if (definition.GetFieldCount() > kMostColumns) return fail("too-many-columns", fmt::format("it has {} columns", definition.GetFieldCount()), "Check that it is the right file.");

    auto table = std::unique_ptr<Table>(new Table(std::move(impl)));
    Impl& in = *table->impl_;
    table->width_ = static_cast<std::size_t>(definition.GetFieldCount());
    if (!in.headless)
        for (int f = 0; f < definition.GetFieldCount(); ++f) table->header_.emplace_back(definition.GetFieldDefn(f)->GetNameRef());
    if (in.layer->GetGeomType() != wkbNone) {
        std::string crs = spec.crs;
        if (crs.empty()) {
            if (const OGRSpatialReference* srs = in.layer->GetSpatialRef(); srs != nullptr) {
                const char* code = srs->GetAuthorityCode(nullptr);
                const char* authority = srs->GetAuthorityName(nullptr);
                if (code != nullptr && authority != nullptr) crs = fmt::format("{}:{}", authority, code);
                else {
                    char* wkt = nullptr;
                    srs->exportToWkt(&wkt);
                    crs = wkt != nullptr ? wkt : "";
                    CPLFree(wkt);
                }
            }
        }
        if (crs.empty()) {  // nothing says what the numbers are: look at them
            OGREnvelope box;
            const bool known = in.layer->GetExtent(&box, TRUE) == OGRERR_NONE;
            const auto habit = known ? geo::guess_habit({(box.MinX + box.MaxX) / 2, (box.MinY + box.MaxY) / 2}) : geo::CoordinateHabit::unknown;
            crs = habit == geo::CoordinateHabit::longitude_latitude ? "EPSG:4326" : "EPSG:27700";
            problems.push_back({model::Severity::warning, "crs-missing", info.file, 0, "", crs, "the file does not say its coordinate system; by its numbers it is taken for " + crs, "Give crs = \"EPSG:...\" for this source, if it is another."});
        }
        auto to_grid = geo::ToNationalGrid::from(crs, context.grid_folders);
        if (!to_grid) return fail("crs-unknown", to_grid.error().what, to_grid.error().todo);
        in.to_grid.emplace(std::move(to_grid).value());
        const std::string short_crs = crs.size() > 40 ? "its own projection" : crs;
        info.crs = in.to_grid->identity() ? "EPSG:27700" : fmt::format("{} -> EPSG:27700 (about {} m)", short_crs, base::number_text(in.to_grid->accuracy_m(), 2));
        if (in.to_grid->accuracy_m() > 1.0)
            problems.push_back({model::Severity::note, "grid-missing", info.file, 0, "", base::number_text(in.to_grid->accuracy_m(), 1), "coordinates were transformed without the OSTN15 grid, to about 2 m", "Put uk_os_OSTN15_NTv2_OSGBtoETRS.tif into the data folder (projsync fetches it)."});
    }
    in.layer->ResetReading();
    in.held.reset(in.layer->GetNextFeature());
    if (in.held) {
        in.feature = std::move(in.held);
        in.take_cells();
        table->first_ = in.cells;
        in.held = std::move(in.feature);
    }
    return table;
}

void Table::header_is(bool first_record_is_header) {
    if (!impl_->headless || first_record_is_header == impl_->first_is_header) return;
    impl_->first_is_header = first_record_is_header;
    if (!first_record_is_header) return;
    header_ = first_;
    for (std::string& name : header_) name = std::string(base::trim(name));
    impl_->held.reset();
    impl_->record = 1;
}

bool Table::next() {
    Impl& in = *impl_;
    if (in.held) in.feature = std::move(in.held);
    else {
        CPLErrorReset();
        in.feature.reset(in.layer->GetNextFeature());
        if (!in.feature && CPLGetLastErrorType() >= CE_Failure) fault_ = CPLGetLastErrorMsg();
    }
    if (!in.feature) return false;
    ++in.record;
    row_ = in.record + (in.headless ? 0 : 1);
    in.take_cells();
    return true;
}

std::string_view Table::cell(std::size_t column) const {
    if (column >= impl_->cells.size()) return {};
    return base::trim(std::string_view(impl_->cells[column]).substr(0, kLongestCell));
}

bool Table::spatial() const noexcept { return impl_->to_grid.has_value(); }

geo::MultiPolygon Table::polygon() {
    geo::MultiPolygon out;
    const OGRGeometry* geometry = impl_->feature->GetGeometryRef();
    if (geometry == nullptr || !impl_->to_grid) return out;
    std::unique_ptr<OGRGeometry> linear;
    if (geometry->hasCurveGeometry()) {
        linear.reset(geometry->getLinearGeometry());
        geometry = linear.get();
    }
    add_geometry(*geometry, out);
    for (geo::Polygon& part : out) {
        impl_->to_grid->transform(part.outer);
        for (geo::Ring& hole : part.holes) impl_->to_grid->transform(hole);
    }
    return out;
}

std::optional<geo::Point> Table::point() {
    const OGRGeometry* geometry = impl_->feature->GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty() || !impl_->to_grid) return {};
    if (wkbFlatten(geometry->getGeometryType()) == wkbPoint) return (*impl_->to_grid)({geometry->toPoint()->getX(), geometry->toPoint()->getY()});
    OGRPoint centre;
    if (geometry->Centroid(&centre) != OGRERR_NONE || centre.IsEmpty()) return {};
    return (*impl_->to_grid)({centre.getX(), centre.getY()});
}

}  // namespace merestone::io

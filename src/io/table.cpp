#include "io/table.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "geo/crs.hpp"
#include "io/crs_words.hpp"
#include "io/gdal_setup.hpp"
#include "io/plain_characters.hpp"
#include "io/table_file.hpp"

namespace merestone::io {
namespace {

using model::Severity;

constexpr std::size_t kLongestCell = 1U << 20U;
constexpr double kGridAccuracy_m = 1.0;  // better than this only with OSTN15

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};

std::unique_ptr<GDALDataset, CloseDataset> opened(const TableFile& file) {
    const char* const drivers[] = {file.driver, nullptr};
    std::vector<const char*> options;
    for (const std::string& option : file.options) options.push_back(option.c_str());
    options.push_back(nullptr);
    const GdalOption restore("SHAPE_RESTORE_SHX", file.lone_shapes ? "YES" : "NO");
    return std::unique_ptr<GDALDataset, CloseDataset>(
        GDALDataset::Open(file.path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options.data(), nullptr));
}

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

// Lines alone: a polygon's rim is not one.
void add_lines(const OGRGeometry& geometry, std::vector<std::vector<geo::Point>>& out) {
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbLineString: {
            const OGRLineString& line = *geometry.toLineString();
            std::vector<geo::Point> part;
            part.reserve(static_cast<std::size_t>(line.getNumPoints()));
            for (int i = 0; i < line.getNumPoints(); ++i) part.push_back({line.getX(i), line.getY(i)});
            if (part.size() > 1) out.push_back(std::move(part));
            break;
        }
        case wkbMultiLineString:
            for (const OGRLineString* part : *geometry.toMultiLineString()) add_lines(*part, out);
            break;
        case wkbGeometryCollection:
            for (const OGRGeometry* part : *geometry.toGeometryCollection()) add_lines(*part, out);
            break;
        default: break;
    }
}

// Any one point of a shape, to see what its numbers look like.
std::optional<geo::Point> some_point(const OGRGeometry* geometry) {
    if (geometry == nullptr || geometry->IsEmpty()) return {};
    OGREnvelope box;
    geometry->getEnvelope(&box);
    if (!std::isfinite(box.MinX) || !std::isfinite(box.MinY)) return {};
    return geo::Point{box.MinX, box.MinY};
}

}  // namespace

struct Table::Impl {
    TableFile file;  // its memory outlives the dataset
    std::unique_ptr<GDALDataset, CloseDataset> dataset;
    OGRLayer* layer = nullptr;
    OGRFeatureUniquePtr feature;
    OGRFeatureUniquePtr held;          // the first record, given back by the first next()
    std::vector<bool> is_text;         // a column
    std::vector<std::string> numbers;  // of this row: columns that are not text, and texts that had to be cleaned
    std::optional<geo::ToNationalGrid> to_grid;
    bool swapped = false;  // latitude stands where longitude should
    std::int64_t record = 0;
    std::set<std::pair<std::int64_t, std::size_t>> controls;  // record and column of cells with control characters
    bool first_is_header = false;

    // This row's shape without curves, held by `owner` where it had some; null where there is none.
    [[nodiscard]] const OGRGeometry* straight(std::unique_ptr<OGRGeometry>& owner) const;
    void to_metres(std::vector<geo::Point>& points) const;

    // What a cell holds, without a copy where it is plain text.
    std::string_view text(std::size_t column) {
        const int f = static_cast<int>(column);
        if (!feature->IsFieldSetAndNotNull(f)) return {};
        if (is_text[column]) {
            const std::string_view written = feature->GetFieldAsString(f);
            auto plain = without_control_characters(written);
            if (!plain) return written;
            constexpr std::size_t kMostCounted = 100000;
            if (controls.size() < kMostCounted) controls.emplace(record, column);
            numbers[column] = std::move(*plain);
            return numbers[column];
        }
        const OGRFieldType type = feature->GetFieldDefnRef(f)->GetType();
        numbers[column] = type == OFTReal ? base::number_text(feature->GetFieldAsDouble(f)) : feature->GetFieldAsString(f);
        return numbers[column];
    }

    // The system most of the first shapes' numbers belong to, whatever the file says.
    geo::CoordinateHabit habit() {
        std::array<int, 5> votes{};
        layer->ResetReading();
        for (int i = 0; i < 50; ++i) {
            const OGRFeatureUniquePtr row(layer->GetNextFeature());
            if (!row) break;
            if (const auto p = some_point(row->GetGeometryRef())) ++votes[static_cast<std::size_t>(geo::guess_habit(*p))];
        }
        layer->ResetReading();
        const auto most = std::max_element(votes.begin(), votes.end());
        return *most == 0 ? geo::CoordinateHabit::unknown : static_cast<geo::CoordinateHabit>(most - votes.begin());
    }
};

Table::Table(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Table::~Table() = default;

std::unique_ptr<Table> Table::open(const SourceSpec& spec, const ReadContext& context, model::LayerInfo& info, model::Problems& problems) {
    auto file = find_table_file(spec, info, problems);
    if (!file) return nullptr;
    const auto fail = [&](const char* rule, const std::string& meaning, const std::string& todo) -> std::unique_ptr<Table> {
        problems.push_back({Severity::error, rule, info.file, 0, info.role, "", meaning, todo});
        return nullptr;
    };
    const auto tell = [&](Severity severity, const char* rule, const std::string& field, const std::string& value,
                          const std::string& meaning, const std::string& todo) {
        problems.push_back({severity, rule, info.file, 0, field, value, meaning, todo});
    };
    const GdalMessages said;
    auto table = std::unique_ptr<Table>(new Table(std::make_unique<Impl>()));
    Impl& in = *table->impl_;
    in.file = std::move(*file);
    in.dataset = opened(in.file);
    const int layers = in.dataset ? in.dataset->GetLayerCount() : 0;
    if (layers == 0)
        return fail("file-unreadable",
                    "the file is damaged or of no kind that is read here" +
                        (said.failures().empty() ? "" : " (" + said.failures().front().substr(0, 160) + ")"),
                    "Open it in another program, or fetch it again.");
    if (!in.file.layer.empty()) {
        in.layer = in.dataset->GetLayerByName(in.file.layer.c_str());
        if (in.layer == nullptr) {
            std::string names;
            for (int i = 0; i < std::min(layers, 20); ++i) names += (i > 0 ? ", " : "") + std::string(in.dataset->GetLayer(i)->GetName());
            return fail("layer-missing", fmt::format("it has no layer \"{}\"", spec.layer), "It has: " + names + ".");
        }
    } else {
        in.layer = in.dataset->GetLayer(0);
        if (in.layer == nullptr) return fail("file-unreadable", "the file is damaged", "Fetch it again.");
        if (layers > 1)
            tell(Severity::note, "several-layers", "layer", in.layer->GetName(),
                 fmt::format("the file has {} layers; the first is read", layers), "Name the layer in the plan, if it is another.");
    }
    const OGRFeatureDefn& definition = *in.layer->GetLayerDefn();
    const int width = definition.GetFieldCount();
    if (width > kMostColumns) return fail("too-many-columns", fmt::format("it has {} columns", width), "Check that it is the right file.");
    table->width_ = static_cast<std::size_t>(width);
    in.numbers.resize(table->width_);
    for (int f = 0; f < width; ++f) {
        in.is_text.push_back(definition.GetFieldDefn(f)->GetType() == OFTString);
        if (!in.file.headless) table->header_.emplace_back(definition.GetFieldDefn(f)->GetNameRef());
    }
    if (!in.file.headless && in.layer->GetGeomType() != wkbNone) {
        std::string crs = spec.crs.empty() ? crs_words(in.layer->GetSpatialRef()) : spec.crs;
        const geo::CoordinateHabit habit = in.habit();
        using geo::CoordinateHabit;
        if (crs.empty()) {
            crs = habit == CoordinateHabit::longitude_latitude || habit == CoordinateHabit::latitude_longitude ? "EPSG:4326" : "EPSG:27700";
            tell(Severity::warning, "crs-missing", "", crs,
                 "the file does not say its coordinate system; by its numbers it is taken for " + crs,
                 "Give crs = \"EPSG:...\" for this source, if it is another.");
        }
        auto to_grid = geo::ToNationalGrid::from(crs, context.grid_folders);
        if (!to_grid) return fail("crs-unknown", to_grid.error().what, to_grid.error().todo);
        const bool grid = to_grid.value().identity();
        const bool degrees = habit == CoordinateHabit::longitude_latitude || habit == CoordinateHabit::latitude_longitude;
        if ((grid && degrees) || (!grid && habit == CoordinateHabit::national_grid && crs == "EPSG:4326")) {
            const char* by_numbers = grid ? "EPSG:4326" : "EPSG:27700";
            tell(Severity::warning, "crs-against-numbers", "", crs.substr(0, 40),
                 fmt::format("the file says one coordinate system but its numbers are of {}, and were taken as such", by_numbers),
                 "Ask for the layer with its coordinate system put right.");
            crs = by_numbers;
            to_grid = geo::ToNationalGrid::from(crs, context.grid_folders);
            if (!to_grid) return fail("crs-unknown", to_grid.error().what, to_grid.error().todo);
        }
        in.swapped = habit == CoordinateHabit::latitude_longitude && !to_grid.value().identity();
        if (in.swapped)
            tell(Severity::warning, "coordinates-swapped", "", crs,
                 "latitude and longitude stand in each other's place; they were changed over",
                 "Ask for the layer with its axes put right.");
        in.to_grid.emplace(std::move(to_grid).value());
        const std::string short_crs = crs.size() > 40 ? "its own projection" : crs;
        const bool exact = in.to_grid->accuracy_m() < kGridAccuracy_m;
        info.crs = in.to_grid->identity()
                       ? "EPSG:27700"
                       : fmt::format("{} -> EPSG:27700 {}", short_crs,
                                     exact ? "by OSTN15 (0.01 m)"
                                           : fmt::format("by Helmert (about {} m)", base::number_text(in.to_grid->accuracy_m(), 0)));
        if (!exact)
            tell(Severity::note, "grid-missing", "", base::number_text(in.to_grid->accuracy_m(), 1),
                 "coordinates were transformed without the OSTN15 grid, to about 2 m",
                 "Put uk_os_OSTN15_NTv2_OSGBtoETRS.tif into the data folder (projsync fetches it).");
    }
    in.layer->ResetReading();
    in.feature.reset(in.layer->GetNextFeature());
    if (in.feature) {
        for (std::size_t c = 0; c < table->width_; ++c) table->first_.emplace_back(in.text(c));
        in.controls.clear();  // counted when the row is read
        in.held = std::move(in.feature);
    }
    return table;
}

std::vector<std::string> Table::layers_of(const SourceSpec& spec) {
    model::LayerInfo info;
    model::Problems problems;
    std::vector<std::string> names;
    const auto file = find_table_file(spec, info, problems, &names);
    if (!file) return names;
    const GdalMessages quiet;
    const auto dataset = opened(*file);
    for (int i = 0; dataset && i < dataset->GetLayerCount(); ++i)
        if (OGRLayer* layer = dataset->GetLayer(i)) names.emplace_back(layer->GetName());
    return names;
}

void Table::header_is(bool first_record_is_header) {
    if (!impl_->file.headless || first_record_is_header == impl_->first_is_header) return;
    impl_->first_is_header = first_record_is_header;
    if (!first_record_is_header) return;
    header_ = first_;
    for (std::string& name : header_) name = std::string(base::trim(name));
    impl_->held.reset();
    impl_->record = 1;
}

bool Table::find_header(const std::function<bool(const std::vector<std::string>&)>& is_header, std::size_t most) {
    Impl& in = *impl_;
    if (!header_.empty() && is_header(header_)) return true;
    if (!in.file.headless || !in.held || in.first_is_header) return false;
    std::size_t passed = 0;
    for (in.feature = std::move(in.held); in.feature && passed < most; in.feature.reset(in.layer->GetNextFeature())) {
        ++passed;
        std::vector<std::string> cells;
        for (std::size_t c = 0; c < width_; ++c) cells.emplace_back(cell(c));
        if (!is_header(cells)) continue;
        header_ = std::move(cells);
        in.first_is_header = true;
        in.feature.reset(in.layer->GetNextFeature());
        first_.assign(width_, {});
        if (in.feature)
            for (std::size_t c = 0; c < width_; ++c) first_[c] = std::string(in.text(c));
        in.held = std::move(in.feature);
        in.record = static_cast<std::int64_t>(passed);
        return true;
    }
    in.layer->ResetReading();
    in.held.reset(in.layer->GetNextFeature());
    in.feature.reset();
    return false;
}

bool Table::next() {
    Impl& in = *impl_;
    if (in.held) {
        in.feature = std::move(in.held);
    } else {
        CPLErrorReset();
        in.feature.reset(in.layer->GetNextFeature());
        // Not in GDAL's words, which may hold a path of this machine.
        if (!in.feature && CPLGetLastErrorType() >= CE_Failure) fault_ = "the file is damaged there, or has a line of more than 10 MB";
    }
    if (!in.feature) return false;
    ++in.record;
    row_ = in.record + (in.file.headless ? 0 : 1);
    return true;
}

std::string_view Table::cell(std::size_t column) const {
    if (column >= width_ || !impl_->feature) return {};
    return base::trim(impl_->text(column).substr(0, kLongestCell));
}

std::int64_t Table::cells_with_control_characters() const noexcept { return static_cast<std::int64_t>(impl_->controls.size()); }

bool Table::spatial() const noexcept { return impl_->to_grid.has_value(); }

const OGRGeometry* Table::Impl::straight(std::unique_ptr<OGRGeometry>& owner) const {
    const OGRGeometry* geometry = feature->GetGeometryRef();
    if (geometry == nullptr || !to_grid) return nullptr;
    if (!geometry->hasCurveGeometry()) return geometry;
    owner.reset(geometry->getLinearGeometry());
    return owner.get();
}

void Table::Impl::to_metres(std::vector<geo::Point>& points) const {
    if (swapped)
        for (geo::Point& p : points) std::swap(p.x, p.y);
    to_grid->transform(points);
}

geo::MultiPolygon Table::polygon() {
    geo::MultiPolygon out;
    std::unique_ptr<OGRGeometry> owner;
    if (const OGRGeometry* geometry = impl_->straight(owner)) add_geometry(*geometry, out);
    for (geo::Polygon& part : out) {
        impl_->to_metres(part.outer);
        for (geo::Ring& hole : part.holes) impl_->to_metres(hole);
    }
    return out;
}

std::vector<std::vector<geo::Point>> Table::lines() {
    std::vector<std::vector<geo::Point>> out;
    std::unique_ptr<OGRGeometry> owner;
    if (const OGRGeometry* geometry = impl_->straight(owner)) add_lines(*geometry, out);
    for (auto& part : out) impl_->to_metres(part);
    return out;
}

std::optional<geo::Point> Table::point() {
    const OGRGeometry* geometry = impl_->feature->GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty() || !impl_->to_grid) return {};
    OGRPoint centre;
    if (wkbFlatten(geometry->getGeometryType()) == wkbPoint) centre = *geometry->toPoint();
    else if (geometry->Centroid(&centre) != OGRERR_NONE || centre.IsEmpty()) return {};
    geo::Point at{centre.getX(), centre.getY()};
    if (!std::isfinite(at.x) || !std::isfinite(at.y)) return {};
    if (impl_->swapped) std::swap(at.x, at.y);
    return (*impl_->to_grid)(at);
}

}  // namespace merestone::io

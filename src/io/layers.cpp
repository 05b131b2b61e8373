#include "io/layers.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "io/csv_text.hpp"
#include "io/gdal_setup.hpp"
#include "io/output_folder.hpp"

namespace merestone::io {
namespace {

struct Format {
    const char* extension;
    const char* driver;
    bool degrees;  // the format is longitude/latitude by its own rule
    bool short_names;
};
constexpr std::array<Format, 9> kFormats = {{{".shp", "ESRI Shapefile", false, true},
                                             {".gpkg", "GPKG", false, false},
                                             {".geojson", "GeoJSON", true, false},
                                             {".json", "GeoJSON", true, false},
                                             {".kml", "KML", true, false},
                                             {".fgb", "FlatGeobuf", false, false},
                                             {".tab", "MapInfo File", false, true},
                                             {".xlsx", "XLSX", false, false},
                                             {".ods", "ODS", false, false}}};

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

// The date that GDAL's drivers write, for as long as this lives.
class FixedDate {
public:
    explicit FixedDate(const std::string& as_at) {
        CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE",
                                      (as_at.empty() ? "1970-01-01" : as_at.c_str() + std::string("T00:00:00Z")).c_str());
    }
    ~FixedDate() { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr); }
    FixedDate(const FixedDate&) = delete;
    FixedDate& operator=(const FixedDate&) = delete;
};

base::Error failed(const std::string& what) {
    return {base::ErrorKind::bad_input, what + (*CPLGetLastErrorMsg() != '\0' ? fmt::format(" ({})", CPLGetLastErrorMsg()) : ""),
            "Check that the folder can be written to and the disk is not full."};
}

OGRwkbGeometryType geometry_type(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::none: return wkbNone;
        case GeometryKind::point: return wkbPoint;
        case GeometryKind::line: return wkbLineString;
        case GeometryKind::polygon: return wkbMultiPolygon;
    }
    return wkbNone;
}

std::unique_ptr<OGRLinearRing> ring_of(const geo::Ring& ring) {
    auto out = std::make_unique<OGRLinearRing>();
    out->setNumPoints(static_cast<int>(ring.size()));
    for (std::size_t i = 0; i < ring.size(); ++i) out->setPoint(static_cast<int>(i), ring[i].x, ring[i].y);
    return out;
}

std::unique_ptr<OGRGeometry> geometry_of(const Sheet& sheet, std::size_t row) {
    if (sheet.geometry == GeometryKind::polygon) {
        if (sheet.shapes[row].empty()) return nullptr;
        auto shape = std::make_unique<OGRMultiPolygon>();
        for (const geo::Polygon& part : sheet.shapes[row]) {
            OGRPolygon polygon;
            polygon.addRingDirectly(ring_of(part.outer).release());
            for (const geo::Ring& hole : part.holes) polygon.addRingDirectly(ring_of(hole).release());
            shape->addGeometry(&polygon);
        }
        return shape;
    }
    if (sheet.geometry == GeometryKind::point && !sheet.points[row].empty())
        return std::make_unique<OGRPoint>(sheet.points[row][0].x, sheet.points[row][0].y);
    if (sheet.geometry == GeometryKind::line && sheet.points[row].size() > 1) {
        auto line = std::make_unique<OGRLineString>();
        for (const geo::Point p : sheet.points[row]) line->addPoint(p.x, p.y);
        return line;
    }
    return nullptr;
}

OGRFieldType field_type(ColumnType type) {
    switch (type) {
        case ColumnType::text: return OFTString;
        case ColumnType::whole: return OFTInteger64;
        case ColumnType::number: return OFTReal;
    }
    return OFTString;
}

base::Result<base::Done> add_layer(GDALDataset& dataset, const Sheet& sheet, const Format& format, char** options) {
    OGRSpatialReference grid;
    grid.importFromEPSG(27700);
    grid.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRSpatialReference degrees;
    degrees.importFromEPSG(4326);
    degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    std::unique_ptr<OGRCoordinateTransformation> to_degrees;
    if (format.degrees) to_degrees.reset(OGRCreateCoordinateTransformation(&grid, &degrees));
    const bool spatial = sheet.geometry != GeometryKind::none;
    OGRLayer* layer = dataset.CreateLayer(sheet.name.c_str(), spatial ? (format.degrees ? &degrees : &grid) : nullptr,
                                          geometry_type(sheet.geometry), options);
    if (layer == nullptr) return failed(fmt::format("the layer {} could not be made", sheet.name));
    std::vector<std::size_t> written;  // positions of the columns
    for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
        const Column& column = sheet.columns[c];
        const std::string& name = format.short_names ? column.short_name : column.name;
        if (name.empty()) continue;
        // MapInfo knows no 64-bit whole numbers; a double holds every count of people exactly.
        const bool wide = column.type == ColumnType::whole && std::string_view(format.driver) == "MapInfo File";
        OGRFieldDefn field(name.c_str(), wide ? OFTReal : field_type(column.type));
        if (format.short_names && column.type == ColumnType::text) {
            std::size_t width = 1;
            for (const auto& row : sheet.rows)
                if (const auto* text = std::get_if<std::string>(&row[c])) width = std::max(width, text->size());
            field.SetWidth(static_cast<int>(std::min<std::size_t>(width, 254)));
        }
        if (layer->CreateField(&field) != OGRERR_NONE) return failed(fmt::format("the field {} could not be made", name));
        written.push_back(c);
    }
    const bool table_for_people = !spatial && (std::string_view(format.driver) == "XLSX" || std::string_view(format.driver) == "ODS");
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
        OGRFeature feature(layer->GetLayerDefn());
        for (std::size_t f = 0; f < written.size(); ++f) {
            const Cell& value = sheet.rows[r][written[f]];
            const int at = static_cast<int>(f);
            if (const auto* whole = std::get_if<std::int64_t>(&value)) feature.SetField(at, static_cast<GIntBig>(*whole));
            else if (const auto* number = std::get_if<double>(&value)) feature.SetField(at, *number);
            else if (const auto* text = std::get_if<std::string>(&value))
                feature.SetField(at, (table_for_people ? safe_cell_text(*text) : *text).c_str());
            else if (std::string_view(format.driver) == "GPKG") feature.SetFieldNull(at);
        }
        if (auto geometry = geometry_of(sheet, r)) {
            if (to_degrees && geometry->transform(to_degrees.get()) != OGRERR_NONE) return failed("coordinates could not be transformed");
            feature.SetGeometryDirectly(geometry.release());
        }
        if (layer->CreateFeature(&feature) != OGRERR_NONE)
            return failed(fmt::format("row {} of {} could not be written", r + 1, sheet.name));
    }
    return base::Done{};
}

const Format* format_of(const std::filesystem::path& file) {
    const std::string extension = base::lower(file.extension().string());
    for (const Format& f : kFormats)
        if (extension == f.extension) return &f;
    return nullptr;
}

base::Result<Dataset> create(const std::filesystem::path& file, const Format& format) {
    prepare_gdal();
    CPLErrorReset();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(format.driver);
    if (driver == nullptr)
        return base::Error{base::ErrorKind::internal, fmt::format("GDAL has no {} driver", format.driver),
                           "Install the full GDAL package."};
    Dataset dataset(driver->Create(file.string().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset) return failed(fmt::format("{} could not be made", file.filename().string()));
    return dataset;
}

// Closing writes what is left, so it can fail like any write.
base::Result<base::Done> close(Dataset dataset, const std::filesystem::path& file) {
    CPLErrorReset();
    dataset->FlushCache();
    const bool bad = CPLGetLastErrorType() >= CE_Failure;
    dataset.reset();
    if (bad || CPLGetLastErrorType() >= CE_Failure) return failed(fmt::format("{} could not be written whole", file.filename().string()));
    return base::Done{};
}

}  // namespace

base::Result<base::Done> write_sheet(const std::filesystem::path& file, const Sheet& sheet, const std::string& as_at) {
    if (base::lower(file.extension().string()) == ".csv") return write_file(file, to_csv(sheet));
    const Format* format = format_of(file);
    if (format == nullptr)
        return base::Error{base::ErrorKind::usage, fmt::format("\"{}\" is no format that can be written", file.extension().string()),
                           "Use one of " + writable_extensions() + "."};
    const FixedDate date(as_at);
    auto made = create(file, *format);
    if (!made) return made.error();
    Dataset dataset = std::move(made).value();
    CPLStringList options;
    if (std::string_view(format->driver) == "ESRI Shapefile") {
        options.SetNameValue("ENCODING", "UTF-8");
        options.SetNameValue("DBF_DATE_LAST_UPDATE", as_at.empty() ? "1970-01-01" : as_at.c_str());
    }
    if (std::string_view(format->driver) == "GeoJSON") options.SetNameValue("RFC7946", "YES");
    Sheet named = sheet;
    if (std::string_view(format->driver) == "ESRI Shapefile" || std::string_view(format->driver) == "MapInfo File")
        named.name = file.stem().string();
    if (auto done = add_layer(*dataset, named, *format, options.List()); !done) return done;
    return close(std::move(dataset), file);
}

base::Result<base::Done> write_geopackage(const std::filesystem::path& file, const std::vector<Sheet>& sheets, const std::string& as_at) {
    const FixedDate date(as_at);
    const Format& format = kFormats[1];
    auto made = create(file, format);
    if (!made) return made.error();
    Dataset dataset = std::move(made).value();
    dataset->StartTransaction();
    for (const Sheet& sheet : sheets) {
        CPLStringList options;
        options.SetNameValue("GEOMETRY_NAME", "geom");
        options.SetNameValue("FID", sheet.name == "layer_styles" ? "id" : "fid");
        options.SetNameValue("IDENTIFIER", sheet.title.empty() ? sheet.name.c_str() : sheet.title.c_str());
        if (auto done = add_layer(*dataset, sheet, format, options.List()); !done) return done;
    }
    if (dataset->CommitTransaction() != OGRERR_NONE) return failed(fmt::format("{} could not be written whole", file.filename().string()));
    return close(std::move(dataset), file);
}

namespace {

geo::Ring ring_from(const OGRLinearRing& ring) {
    geo::Ring out;
    for (int i = 0; i < ring.getNumPoints(); ++i) out.push_back({ring.getX(i), ring.getY(i)});
    return out;
}

void read_geometry(const OGRGeometry* geometry, Sheet& sheet) {
    if (sheet.geometry == GeometryKind::polygon) {
        sheet.shapes.emplace_back();
        if (geometry == nullptr || wkbFlatten(geometry->getGeometryType()) != wkbMultiPolygon) return;
        for (const OGRPolygon* polygon : *geometry->toMultiPolygon()) {
            if (polygon->getExteriorRing() == nullptr) continue;
            geo::Polygon part;
            part.outer = ring_from(*polygon->getExteriorRing());
            for (int h = 0; h < polygon->getNumInteriorRings(); ++h) part.holes.push_back(ring_from(*polygon->getInteriorRing(h)));
            sheet.shapes.back().push_back(std::move(part));
        }
    } else if (sheet.geometry == GeometryKind::point) {
        sheet.points.emplace_back();
        if (geometry != nullptr && wkbFlatten(geometry->getGeometryType()) == wkbPoint && !geometry->IsEmpty())
            sheet.points.back().push_back({geometry->toPoint()->getX(), geometry->toPoint()->getY()});
    } else if (sheet.geometry == GeometryKind::line) {
        sheet.points.emplace_back();
        if (geometry == nullptr || wkbFlatten(geometry->getGeometryType()) != wkbLineString) return;
        const OGRLineString& line = *geometry->toLineString();
        for (int i = 0; i < line.getNumPoints(); ++i) sheet.points.back().push_back({line.getX(i), line.getY(i)});
    }
}

// Words that stand in columns of numbers, by row and column: SQLite keeps them, and GDAL would give 0 for each.
using Misplaced = std::map<std::pair<GIntBig, std::size_t>, std::string>;

Misplaced words_among_numbers(GDALDataset& dataset, OGRLayer& layer, const std::vector<Column>& columns) {
    Misplaced out;
    const auto quoted = [](std::string_view name) {
        std::string text = "\"";
        for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
        return text + "\"";
    };
    std::vector<std::size_t> asked;
    std::string words;
    std::string where;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (columns[c].type == ColumnType::text) continue;
        const std::string is_text = fmt::format("typeof({})='text'", quoted(columns[c].name));
        words += fmt::format(", CASE WHEN {} THEN {} END", is_text, quoted(columns[c].name));
        where += (where.empty() ? "" : " OR ") + is_text;
        asked.push_back(c);
    }
    if (asked.empty() || std::string_view(layer.GetFIDColumn()).empty()) return out;
    const std::string question =
        fmt::format("SELECT {} AS row_number{} FROM {} WHERE {}", quoted(layer.GetFIDColumn()), words, quoted(layer.GetName()), where);
    OGRLayer* answer = dataset.ExecuteSQL(question.c_str(), nullptr, nullptr);
    if (answer == nullptr) return out;
    for (const auto& feature : *answer) {
        // The number of a row may be taken for the answer's own feature id rather than for a column of it.
        const int first = answer->GetLayerDefn()->GetFieldCount() - static_cast<int>(asked.size());
        const GIntBig row = first > 0 ? feature->GetFieldAsInteger64(0) : feature->GetFID();
        for (std::size_t k = 0; k < asked.size(); ++k)
            if (const int f = first + static_cast<int>(k); f >= 0 && feature->IsFieldSetAndNotNull(f))
                out.emplace(std::pair(row, asked[k]), feature->GetFieldAsString(f));
    }
    dataset.ReleaseResultSet(answer);
    return out;
}

Sheet read_layer(GDALDataset& dataset, OGRLayer& layer) {
    Sheet sheet;
    sheet.name = layer.GetName();
    const auto type = wkbFlatten(layer.GetGeomType());
    sheet.geometry = type == wkbMultiPolygon ? GeometryKind::polygon
                     : type == wkbPoint      ? GeometryKind::point
                     : type == wkbLineString ? GeometryKind::line
                                             : GeometryKind::none;
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int f = 0; f < definition.GetFieldCount(); ++f) {
        const OGRFieldDefn& field = *definition.GetFieldDefn(f);
        const OGRFieldType kind = field.GetType();
        sheet.columns.push_back({field.GetNameRef(),
                                 kind == OFTReal                              ? ColumnType::number
                                 : kind == OFTInteger || kind == OFTInteger64 ? ColumnType::whole
                                                                              : ColumnType::text,
                                 "", ""});
    }
    const Misplaced misplaced = words_among_numbers(dataset, layer, sheet.columns);
    for (const auto& feature : layer) {
        std::vector<Cell> row;
        for (int f = 0; f < definition.GetFieldCount(); ++f) {
            if (!feature->IsFieldSetAndNotNull(f)) row.emplace_back(Unknown{});
            else if (sheet.columns[static_cast<std::size_t>(f)].type == ColumnType::number) row.emplace_back(feature->GetFieldAsDouble(f));
            else if (sheet.columns[static_cast<std::size_t>(f)].type == ColumnType::whole)
                row.emplace_back(static_cast<std::int64_t>(feature->GetFieldAsInteger64(f)));
            else row.emplace_back(std::string(feature->GetFieldAsString(f)));
        }
        for (auto at = misplaced.lower_bound({feature->GetFID(), 0}); at != misplaced.end() && at->first.first == feature->GetFID(); ++at)
            row[at->first.second] = at->second;
        sheet.rows.push_back(std::move(row));
        read_geometry(feature->GetGeometryRef(), sheet);
    }
    return sheet;
}

}  // namespace

base::Result<std::vector<Sheet>> read_geopackage(const std::filesystem::path& file, const std::vector<std::string>& names) {
    prepare_gdal();
    static const char* const kOnlyGeoPackage[] = {"GPKG", nullptr};
    Dataset dataset(GDALDataset::Open(file.string().c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kOnlyGeoPackage, nullptr, nullptr));
    if (!dataset)
        return base::Error{base::ErrorKind::bad_input, fmt::format("{} is not a GeoPackage that can be read", file.filename().string()),
                           "Name a project that Merestone wrote."};
    std::vector<Sheet> sheets;
    for (const std::string& name : names) {
        OGRLayer* layer = dataset->GetLayerByName(name.c_str());
        sheets.push_back(layer != nullptr ? read_layer(*dataset, *layer) : Sheet{});
        sheets.back().name = name;
    }
    return sheets;
}

std::string writable_extensions() {
    std::string out = ".csv";
    for (const Format& f : kFormats) out += std::string(" ") + f.extension;
    return out;
}

}  // namespace merestone::io

#include "io/table_file.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <map>

#include "base/text.hpp"
#include "io/delimited_text.hpp"
#include "io/gdal_setup.hpp"
#include "io/local_file.hpp"
#include "io/sha256.hpp"
#include "io/utf16.hpp"

namespace merestone::io {

using model::Severity;

MemoryFile::MemoryFile(std::string bytes, const std::string& path) : bytes_(std::move(bytes)), path_(path) {
    VSIFCloseL(VSIFileFromMemBuffer(path_.c_str(), reinterpret_cast<GByte*>(bytes_.data()), bytes_.size(), FALSE));
}
MemoryFile::~MemoryFile() { VSIUnlink(path_.c_str()); }

namespace {

constexpr std::uint64_t kMostText = 4ULL << 30U;
constexpr std::uint64_t kMostInMemory = 1ULL << 30U;
constexpr std::uint64_t kMostUnpacked = 1ULL << 30U;    // of a compressed text: 2 s
constexpr std::uint64_t kMostWorkbook = 256ULL << 20U;  // unpacked: GDAL holds about four times as much
constexpr std::size_t kSniff = 1U << 16U;
constexpr std::size_t kPiece = 1U << 20U;

struct CloseVsi {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using VsiFile = std::unique_ptr<VSILFILE, CloseVsi>;

// Everything that is learnt by reading the bytes once.
struct Bytes {
    std::string head;  // at most kPiece
    std::string all;   // all of them, where they are few enough and were asked for
    std::uint64_t size = 0;
    TextCheck text{','};
    char delimiter = ',';
    bool read = false;
    bool too_many = false;
};

Bytes read_bytes(const std::string& path, std::uint64_t most, std::uint64_t keep) {
    Bytes out;
    const VsiFile file(VSIFOpenL(path.c_str(), "rb"));
    if (!file) return out;
    std::string piece(kPiece, '\0');
    for (;;) {
        const std::size_t n = VSIFReadL(piece.data(), 1, piece.size(), file.get());
        if (n == 0) break;
        const std::string_view bytes(piece.data(), n);
        if (out.size == 0) {
            out.head = bytes;
            TextCheck start(',');
            start.add(bytes);
            out.delimiter = delimiter_of(bytes, start.utf8());
            out.text = TextCheck(out.delimiter);
        }
        out.size += n;
        if (out.size > most) {
            out.too_many = true;
            break;
        }
        out.text.add(bytes);
        if (out.size <= keep) out.all += bytes;
        else out.all.clear();
    }
    out.read = true;
    return out;
}

std::string sniff(const std::string& path) {
    const VsiFile file(VSIFOpenL(path.c_str(), "rb"));
    std::string head(kSniff, '\0');
    head.resize(file ? VSIFReadL(head.data(), 1, head.size(), file.get()) : 0);
    return head;
}

enum class Kind { text, utf16, json, xml, sqlite, shapefile, workbook_old, flatgeobuf, zip, gzip, mapinfo, dxf, dbf, zeros };

Kind kind_of(std::string_view head, const std::string& extension) {
    using namespace std::string_view_literals;
    if (head.starts_with("SQLite format 3"sv)) return Kind::sqlite;
    if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv)) return Kind::zip;
    if (head.starts_with("\x1f\x8b"sv)) return Kind::gzip;
    if (head.starts_with("\0\0\x27\x0a"sv)) return Kind::shapefile;
    if (head.starts_with("fgb\x03"sv)) return Kind::flatgeobuf;
    if (head.starts_with("\xD0\xCF\x11\xE0"sv)) return Kind::workbook_old;
    if (extension == ".dbf" && !head.empty() && (head[0] == '\x03' || head[0] == '\x30' || head[0] == '\x83')) return Kind::dbf;
    if (utf16_order(head)) return Kind::utf16;
    if (head.find('\0') != std::string_view::npos) return Kind::zeros;
    const std::string start = base::lower(base::trim(head).substr(0, 64));
    if (start.starts_with("!table") || start.starts_with("version ")) return Kind::mapinfo;
    if (extension == ".dxf" || start.starts_with("0\nsection") || start.starts_with("0\r\nsection")) return Kind::dxf;
    if (start.starts_with("{") || start.starts_with("[")) return Kind::json;
    if (start.starts_with("<")) return Kind::xml;
    return Kind::text;
}

std::string extension_of(const std::string& path) { return base::lower(std::filesystem::path(path).extension().string()); }

std::string memory_path(const std::string& name) {
    static std::atomic<unsigned> counter{0};
    return fmt::format("/vsimem/merestone/{}/{}", counter++, name);
}

class Finder {
public:
    Finder(const SourceSpec& spec, model::LayerInfo& info, model::Problems& problems, std::vector<std::string>* in_archive)
        : spec_(spec), info_(info), problems_(problems), in_archive_(in_archive) {}

    std::optional<TableFile> find() {
        info_.role = to_string(spec_.role) + (spec_.name.empty() ? std::string() : "/" + spec_.name);
        info_.file = spec_.file_as_written;
        std::replace(info_.file.begin(), info_.file.end(), '\\', '/');
        info_.layer = spec_.layer;
        info_.publisher = spec_.publisher;
        info_.vintage = spec_.vintage;
        info_.licence = spec_.licence;
        out_.layer = spec_.layer;
        if (names_no_file(spec_.file_as_written) || names_no_file(spec_.file.string()))
            return fail("file-refused", "only files on this machine are read: no web address, no /vsi path, no database",
                        "Save the data as a file and name that.");
        std::error_code fault;
        const auto path = std::filesystem::absolute(spec_.file, fault);
        if (!std::filesystem::exists(path, fault))
            return fail("file-missing", "there is no such file", "Check the path; it is taken from the folder of the plan file.");
        if (!std::filesystem::is_regular_file(path, fault))
            return fail("file-unreadable", "this is a folder or a device, not a file", "Name the file itself.");
        const auto size = std::filesystem::file_size(path, fault);
        if (fault) return fail("file-unreadable", "the file cannot be read", "Check that you may read it.");
        info_.bytes = static_cast<std::int64_t>(size);
        if (size == 0) return fail("file-empty", "the file is empty", "Fetch it again from its publisher.");
        const std::string name = path.string();
        const Kind kind = kind_of(sniff(name), extension_of(name));
        if (kind == Kind::zeros) return fail_zeros();  // before anything reads gigabytes of them
        const Bytes bytes = read_bytes(name, kMostText, 0);
        if (!bytes.read || (bytes.size != size && !bytes.too_many))
            return fail("file-unreadable", "the file cannot be read", "Check that you may read it.");
        if (bytes.too_many) return fail_large("the file is larger than 4 GiB");
        const auto digest = sha256_of_file(path);
        if (!digest) return fail("file-unreadable", digest.error().what, digest.error().todo);
        info_.sha256 = digest.value();
        return open(name, kind, bytes);
    }

private:
    std::optional<TableFile> fail(const char* rule, const std::string& meaning, const std::string& todo) {
        problems_.push_back({Severity::error, rule, info_.file, 0, info_.role, "", meaning, todo});
        return {};
    }
    std::optional<TableFile> fail_large(const std::string& meaning) {
        return fail("file-too-large", meaning, "Check that it is the right file; cut it to the rows that the plan needs.");
    }
    std::optional<TableFile> fail_zeros() {
        return fail("file-unreadable", "the file holds binary zeros and is no kind of file that is read here",
                    "Check that it is the right file (text as UTF-8), and fetch it again.");
    }
    void warn(const char* rule, const std::string& value, const std::string& meaning, const std::string& todo) {
        problems_.push_back({Severity::warning, rule, info_.file, 0, "", value, meaning, todo});
    }

    std::optional<TableFile> open(const std::string& path, Kind kind, const Bytes& bytes) {
        switch (kind) {
            case Kind::text: return text(path, bytes);
            case Kind::utf16: return utf16(path);
            case Kind::json: return plain(path, bytes.head.find("\"Topology\"") != std::string::npos ? "TopoJSON" : "GeoJSON", {});
            case Kind::xml: return xml(path, bytes);
            case Kind::sqlite: {
                const bool geopackage = bytes.head.size() > 72 && (bytes.head.compare(68, 2, "GP") == 0 || extension_of(path) == ".gpkg");
                return geopackage ? plain(path, "GPKG", {".gpkg"}) : plain(path, "SQLite", {".sqlite", ".db"});
            }
            case Kind::shapefile: return shapefile(path);
            case Kind::flatgeobuf: return plain(path, "FlatGeobuf", {".fgb"});
            case Kind::workbook_old: out_.headless = true; return plain(path, "XLS", {".xls"});
            case Kind::mapinfo: return plain(path, "MapInfo File", {".tab", ".mif"});
            case Kind::dxf: return plain(path, "DXF", {".dxf"});
            case Kind::dbf: return plain(path, "ESRI Shapefile", {".dbf"});
            case Kind::zip: return archive(path);
            case Kind::gzip: return gzip(path);
            case Kind::zeros: break;
        }
        return fail_zeros();
    }

    // A file that GDAL opens where it lies. Drivers that look at names want one of `extensions`: a copy in memory gets the first.
    std::optional<TableFile> plain(const std::string& path, const char* driver, const std::vector<std::string>& extensions) {
        out_.driver = driver;
        out_.path = path;
        const bool packed =
            path.starts_with("/vsizip/") && (std::string_view(driver) == "GPKG" || std::string_view(driver) == "SQLite" || out_.headless);
        if (!packed && (extensions.empty() || std::find(extensions.begin(), extensions.end(), extension_of(path)) != extensions.end()))
            return std::move(out_);
        Bytes bytes = read_bytes(path, kMostInMemory, kMostInMemory);
        if (!bytes.read) return fail("file-unreadable", "the file cannot be read", "Check that you may read it.");
        if (bytes.too_many) return fail_large("the file is larger than 1 GiB, and its name does not end as its kind of file should");
        hold(std::move(bytes.all), memory_path("file" + (extensions.empty() ? extension_of(path) : extensions.front())));
        return std::move(out_);
    }

    void hold(std::string bytes, const std::string& path) {
        out_.memory.push_back(std::make_unique<MemoryFile>(std::move(bytes), path));
        out_.path = path;
    }

    std::optional<TableFile> xml(const std::string& path, const Bytes& bytes) {
        if (bytes.head.find("<kml") != std::string::npos) return plain(path, "LIBKML", {".kml"});
        if (bytes.head.find("opengis.net/gml") == std::string::npos)
            return fail("file-unreadable", "this XML is neither KML nor GML", "Give a CSV, a spreadsheet or a map layer.");
        out_.options = {"WRITE_GFS=NO", "DOWNLOAD_SCHEMA=NO"};
        return plain(path, "GML", {".gml", ".xml"});
    }

    // With its index: where it lies. Without: all that is there of it goes into memory, where GDAL may write the index.
    std::optional<TableFile> shapefile(const std::string& path) {
        const auto beside = [&](const char* extension) {
            for (const std::string& ending : {std::string(extension), [&] {
                                                  std::string u = extension;
                                                  for (char& c : u) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
                                                  return u;
                                              }()}) {
                const std::string other = std::filesystem::path(path).replace_extension(ending).string();
                VSIStatBufL state;
                if (VSIStatExL(other.c_str(), &state, VSI_STAT_EXISTS_FLAG) == 0) return other;
            }
            return std::string();
        };
        if (extension_of(path) == ".shx") return fail("file-unreadable", "this is only a shapefile's index", "Name the .shp.");
        if (extension_of(path) == ".shp" && !beside(".shx").empty()) return plain(path, "ESRI Shapefile", {".shp"});
        out_.lone_shapes = true;
        out_.driver = "ESRI Shapefile";
        const std::string stem = memory_path(std::filesystem::path(path).stem().string());
        std::string missing = ".shx";
        for (const char* part : {".dbf", ".prj", ".cpg", ".shp"}) {
            const std::string from = std::string_view(part) == ".shp" ? path : beside(part);
            if (from.empty()) {
                missing += std::string(" ") + part;
                continue;
            }
            Bytes bytes = read_bytes(from, kMostInMemory, kMostInMemory);
            if (bytes.too_many) return fail_large("without its .shx, a shapefile may have 1 GiB at most");
            hold(std::move(bytes.all), stem + part);
        }
        warn("shapefile-incomplete", missing, "this shapefile came without these of its files; its shapes were read",
             "Ask for the whole shapefile.");
        return std::move(out_);
    }

    std::optional<TableFile> gzip(const std::string& path) {
        const std::string inner = "/vsigzip/" + path;
        const std::string name = std::filesystem::path(path).stem().string();
        const Kind kind = kind_of(sniff(inner), extension_of(name));
        if (kind != Kind::text && kind != Kind::json && kind != Kind::utf16)
            return fail("file-unreadable", "the compressed file is damaged, empty, or holds something other than text",
                        "Unpack it first, or fetch it again.");
        const std::uint64_t keep = 256ULL << 20U;
        Bytes bytes = read_bytes(inner, kMostUnpacked, keep);
        if (bytes.too_many) return fail_large("the compressed file expands beyond 1 GiB");
        if (length_in_trailer(path) != bytes.size)
            return fail("file-unreadable", "the compressed file is cut off or damaged", "Fetch it again.");
        if (bytes.size <= keep) {  // unpacked once, not again for every pass
            const std::string held = memory_path(name.empty() ? "file" : name);
            auto file = std::make_unique<MemoryFile>(std::move(bytes.all), held);
            bytes.all.clear();
            out_.memory.push_back(std::move(file));
            return open(held, kind, bytes);
        }
        return open(inner, kind, bytes);
    }

    // The last four bytes of a gzip file are the length of what it holds (RFC 1952); without this check a file cut off in transit would
    // pass for a shorter one.
    static std::uint64_t length_in_trailer(const std::string& path) {
        const VsiFile file(VSIFOpenL(path.c_str(), "rb"));
        std::array<unsigned char, 4> tail{};
        if (!file || VSIFSeekL(file.get(), 0, SEEK_END) != 0) return 0;
        const auto size = VSIFTellL(file.get());
        if (size < 18 || VSIFSeekL(file.get(), size - 4, SEEK_SET) != 0 || VSIFReadL(tail.data(), 1, 4, file.get()) != 4) return 0;
        return tail[0] | (std::uint64_t{tail[1]} << 8U) | (std::uint64_t{tail[2]} << 16U) | (std::uint64_t{tail[3]} << 24U);
    }

    // Put into UTF-8 in memory, and looked at anew: it may hold a table, or JSON.
    std::optional<TableFile> utf16(const std::string& path) {
        Bytes bytes = read_bytes(path, kMostInMemory / 2, kMostInMemory / 2);
        if (!bytes.read) return fail("file-unreadable", "the file cannot be read", "Check that you may read it.");
        if (bytes.too_many) return fail_large("a text file of this size must be UTF-8");
        problems_.push_back({Severity::note, "encoding", info_.file, 0, "", "UTF-16", "the file is UTF-16; it was read as such",
                             "Nothing; UTF-8 is usual."});
        const auto order = utf16_order(bytes.head);
        std::string words = from_utf16(bytes.all, order.value_or(ByteOrder::little));
        bytes = {};
        const std::string held = memory_path("text" + extension_of(path));
        out_.memory.push_back(std::make_unique<MemoryFile>(std::move(words), held));
        const Kind kind = kind_of(sniff(held), extension_of(path));
        if (kind == Kind::utf16 || kind == Kind::zeros) return fail_zeros();
        return open(held, kind, read_bytes(held, kMostText, 0));
    }

    std::optional<TableFile> text(const std::string& path, const Bytes& bytes) {
        out_.headless = true;
        out_.driver = "CSV";
        out_.options = {"HEADERS=NO", "EMPTY_STRING_AS_NULL=NO", "AUTODETECT_TYPE=NO", "GEOM_POSSIBLE_NAMES=", "MAX_LINE_SIZE=10000000"};
        const bool utf8 = bytes.text.utf8();
        const char delimiter = bytes.delimiter;
        const std::string_view line = first_line(bytes.head);
        const bool rewrite =
            delimiter != delimiter_gdal_sees(bytes.head) || bytes.text.stray_quotes() || std::count(line.begin(), line.end(), '"') % 2 != 0;
        if (std::count(line.begin(), line.end(), delimiter) >= kMostColumns)
            return fail("too-many-columns", fmt::format("the first line has more than {} columns", kMostColumns),
                        "Check that it is the right file.");
        if (line.size() >= kPiece)
            return fail("too-many-columns", "the first line is longer than 1 MiB", "Check that it is the right file.");
        if (utf8 && bytes.text.zeros() == 0 && !rewrite) {
            out_.path = "CSV:" + path;
            return std::move(out_);
        }
        Bytes whole = read_bytes(path, kMostInMemory / 2, kMostInMemory / 2);
        if (whole.too_many) return fail_large("a text file of this size must be UTF-8 with commas");
        std::string words = std::move(whole.all);
        if (bytes.text.zeros() > 0) {
            words.erase(std::remove(words.begin(), words.end(), '\0'), words.end());
            warn("binary-zeros", std::to_string(bytes.text.zeros()), "binary zeros stand in this text; they were left out",
                 "Fetch the file again, or save it anew as UTF-8.");
        }
        if (rewrite) {
            if (bytes.text.stray_quotes() && delimiter != '$' && delimiter != '\xAC')
                warn("stray-quotes", "\"",
                     "quotation marks stand inside cells; a cell counts as quoted only where it begins and ends with one",
                     "Compare the number of rows with the publisher's.");
            if (delimiter == '$' || delimiter == '\xAC')
                warn("delimiter", delimiter == '$' ? "$" : "0xAC", "the cells are parted by an unusual mark; it was understood",
                     "Nothing; commas are usual.");
            words = with_commas(words, delimiter);
        }
        if (!base::is_valid_utf8(words)) {
            warn("encoding", "Windows-1252", "the file is not UTF-8; it was read as Windows-1252",
                 "Check names with accents or quotation marks.");
            words = base::from_cp1252(words);
        }
        hold(std::move(words), memory_path("text.csv"));
        out_.path = "CSV:" + out_.path;
        return std::move(out_);
    }

    // A workbook, or an archive around data files.
    std::optional<TableFile> archive(const std::string& path) {
        const std::string inside = "/vsizip/{" + path + "}/";
        const CPLStringList listed(VSIReadDirRecursive(inside.substr(0, inside.size() - 1).c_str()), TRUE);
        std::vector<std::string> names(listed.List(), listed.List() + listed.Count());
        std::sort(names.begin(), names.end());
        std::uint64_t unpacked = 0;
        for (const std::string& name : names) {
            VSIStatBufL state;
            if (VSIStatExL((inside + name).c_str(), &state, VSI_STAT_SIZE_FLAG) == 0) unpacked += static_cast<std::uint64_t>(state.st_size);
        }
        const auto holds = [&](const char* name) { return std::binary_search(names.begin(), names.end(), std::string(name)); };
        const bool xlsx = holds("xl/workbook.xml");
        const bool ods = holds("content.xml") && holds("mimetype");
        if (xlsx || ods) {
            if (unpacked > kMostWorkbook) return fail_large("the workbook expands beyond 256 MiB");
            out_.headless = true;
            return xlsx ? plain(path, "XLSX", {".xlsx", ".xlsm"}) : plain(path, "ODS", {".ods"});
        }
        if (unpacked > kMostText) return fail_large("the archive expands beyond 4 GiB");
        static const std::array<std::string_view, 16> kData = {".gpkg", ".fgb",  ".shp", ".geojson", ".json", ".topojson", ".csv", ".tsv",
                                                               ".txt",  ".xlsx", ".ods", ".xls",     ".tab",  ".mif",      ".gml", ".kml"};
        // One a stem: the same layer often comes in two formats.
        std::map<std::string, std::pair<std::size_t, std::string>> by_stem;
        for (const std::string& name : names) {
            const auto at = static_cast<std::size_t>(std::find(kData.begin(), kData.end(), extension_of(name)) - kData.begin());
            if (at == kData.size() || name.ends_with('/')) continue;
            const std::string stem = std::filesystem::path(name).stem().string();
            const auto found = by_stem.find(stem);
            if (found == by_stem.end() || at < found->second.first) by_stem[stem] = {at, name};
        }
        if (by_stem.empty())
            return fail("file-unreadable", "the archive is damaged or holds no file that is read here",
                        "Unpack it and name the data file, or fetch it again.");
        auto chosen = by_stem.size() == 1 ? by_stem.begin() : by_stem.find(spec_.layer);
        if (chosen == by_stem.end()) {
            std::vector<std::string> stems;
            for (const auto& [stem, entry] : by_stem) stems.push_back(stem);
            if (in_archive_ != nullptr) *in_archive_ = stems;
            if (stems.size() > 20) stems.resize(20);
            return fail(
                spec_.layer.empty() ? "several-layers" : "layer-missing",
                spec_.layer.empty() ? "the archive holds several layers" : fmt::format("the archive holds no layer \"{}\"", spec_.layer),
                "Give layer = one of: " + base::join(stems, ", ") + ".");
        }
        if (chosen->first == spec_.layer) out_.layer.clear();
        info_.layer = chosen->first;
        const std::string inner = inside + chosen->second.second;
        const Kind kind = kind_of(sniff(inner), extension_of(inner));
        if (kind == Kind::zip) {  // a workbook within an archive
            Bytes bytes = read_bytes(inner, kMostWorkbook, kMostWorkbook);
            if (bytes.too_many) return fail_large("the workbook in the archive is larger than 256 MiB");
            const std::string held = memory_path("book" + extension_of(inner));
            out_.memory.push_back(std::make_unique<MemoryFile>(std::move(bytes.all), held));
            return extension_of(inner) == ".xlsx" || extension_of(inner) == ".ods"
                       ? archive(held)
                       : fail("file-unreadable", "an archive within an archive is not read", "Unpack it first.");
        }
        const Bytes bytes = read_bytes(inner, kMostText, 0);
        if (!bytes.read || bytes.size == 0) return fail("file-unreadable", "the archive is damaged", "Fetch it again.");
        return open(inner, kind, bytes);
    }

    const SourceSpec& spec_;
    model::LayerInfo& info_;
    model::Problems& problems_;
    std::vector<std::string>* in_archive_;
    TableFile out_;
};

}  // namespace

std::optional<TableFile> find_table_file(const SourceSpec& spec, model::LayerInfo& info, model::Problems& problems,
                                         std::vector<std::string>* in_archive) {
    const GdalMessages quiet;  // what cannot be opened is told in our own words
    return Finder(spec, info, problems, in_archive).find();
}

}  // namespace merestone::io

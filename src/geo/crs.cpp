#include "geo/crs.hpp"

#include <proj.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check.hpp"

namespace merestone::geo {
namespace {

struct ContextEnd {
    void operator()(PJ_CONTEXT* c) const noexcept { proj_context_destroy(c); }
};
struct PjEnd {
    void operator()(PJ* p) const noexcept { proj_destroy(p); }
};
struct ListEnd {
    void operator()(PJ_OBJ_LIST* l) const noexcept { proj_list_destroy(l); }
};
using Context = std::unique_ptr<PJ_CONTEXT, ContextEnd>;
using Pj = std::unique_ptr<PJ, PjEnd>;
using PjList = std::unique_ptr<PJ_OBJ_LIST, ListEnd>;

constexpr const char* kNationalGrid = "EPSG:27700";
// PROJ's register gives the grid operation from "WGS 84" a metre, because WGS 84 drifts against ETRS89. British publishers mean
// ETRS89 when they write WGS 84, and then the grid is good to a centimetre (OS test point TP03: 7 mm).
constexpr double kGridAccuracy_m = 0.01;

#ifdef _WIN32
constexpr char kBetweenPaths = ';';
#else
constexpr char kBetweenPaths = ':';
#endif

Context make_context(const std::vector<std::filesystem::path>& grid_folders) {
    Context context(proj_context_create());
    proj_log_level(context.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(context.get(), 0);
    if (grid_folders.empty()) return context;
    // Setting search paths replaces PROJ's own, so its own are set again behind ours.
    std::vector<std::string> folders;
    for (const auto& folder : grid_folders) folders.push_back(folder.string());
    const std::string own = proj_info().searchpath;
    for (std::size_t from = 0; from <= own.size();) {
        const std::size_t to = std::min(own.find(kBetweenPaths, from), own.size());
        if (to > from) folders.push_back(own.substr(from, to - from));
        from = to + 1;
    }
    std::vector<const char*> names;
    for (const std::string& folder : folders) names.push_back(folder.c_str());
    proj_context_set_search_paths(context.get(), static_cast<int>(names.size()), names.data());
    return context;
}

bool uses_ostn15(PJ_CONTEXT* context, const PJ* operation) {
    for (int i = 0; i < proj_coordoperation_get_grid_used_count(context, operation); ++i) {
        const char* name = nullptr;
        if (proj_coordoperation_get_grid_used(context, operation, i, &name, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr) != 0 &&
            name != nullptr && std::string_view(name).find("OSTN15") != std::string_view::npos)
            return true;
    }
    return false;
}

struct Operation {
    Pj pj;
    double accuracy_m = 0.0;
};

// The most accurate operation whose grids are at hand: one for all points, so that a shape is never torn between two.
Operation best_operation(PJ_CONTEXT* context, const PJ* from, const PJ* to) {
    const std::unique_ptr<PJ_OPERATION_FACTORY_CONTEXT, void (*)(PJ_OPERATION_FACTORY_CONTEXT*)> factory(
        proj_create_operation_factory_context(context, nullptr), &proj_operation_factory_context_destroy);
    proj_operation_factory_context_set_spatial_criterion(context, factory.get(), PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    proj_operation_factory_context_set_grid_availability_use(context, factory.get(),
                                                             PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
    proj_operation_factory_context_set_area_of_interest(context, factory.get(), -9.0, 49.0, 3.0, 61.5);  // Great Britain
    const PjList list(proj_create_operations(context, from, to, factory.get()));
    Operation best;
    for (int i = 0; list && i < proj_list_get_count(list.get()); ++i) {
        Pj candidate(proj_list_get(context, list.get(), i));
        if (!candidate || proj_coordoperation_is_instantiable(context, candidate.get()) == 0) continue;
        double accuracy_m = proj_coordoperation_get_accuracy(context, candidate.get());
        if (uses_ostn15(context, candidate.get())) accuracy_m = kGridAccuracy_m;
        if (accuracy_m < 0) accuracy_m = 100.0;  // unknown: a ballpark without a datum shift is off by about that much here
        if (best.pj && best.accuracy_m <= accuracy_m) continue;
        Pj east_first(proj_normalize_for_visualization(context, candidate.get()));
        if (east_first) best = {std::move(east_first), accuracy_m};
    }
    return best;
}

bool is_national_grid(PJ_CONTEXT* context, const PJ* crs, const PJ* grid) {
    if (proj_is_equivalent_to_with_ctx(context, crs, grid, PJ_COMP_EQUIVALENT) != 0) return true;
    // Old shapefiles write the grid out in their own words; PROJ can often tell which one they mean.
    int* confidence = nullptr;
    const PjList matches(proj_identify(context, crs, "EPSG", nullptr, &confidence));
    bool found = false;
    for (int i = 0; matches && i < proj_list_get_count(matches.get()); ++i) {
        const Pj match(proj_list_get(context, matches.get(), i));
        const char* code = match ? proj_get_id_code(match.get(), 0) : nullptr;
        if (code != nullptr && std::string_view(code) == "27700" && confidence[i] >= 70) found = true;
    }
    proj_int_list_destroy(confidence);
    return found;
}

// Between a coordinate system given in words and the National Grid; empty where they are the same.
base::Result<Operation> between(PJ_CONTEXT* context, std::string_view crs, bool to_grid) {
    const std::string words(crs);
    const Pj other(proj_create(context, words.c_str()));
    if (!other || proj_is_crs(other.get()) == 0)
        return base::Error{base::ErrorKind::bad_input, "coordinate system not understood: " + words.substr(0, 80),
                           "give it as a code, such as EPSG:27700 or EPSG:4326"};
    const Pj grid(proj_create(context, kNationalGrid));
    base::check(grid != nullptr, "PROJ's database is not at hand");
    if (is_national_grid(context, other.get(), grid.get())) return Operation{};
    Operation best = to_grid ? best_operation(context, other.get(), grid.get()) : best_operation(context, grid.get(), other.get());
    if (!best.pj)
        return base::Error{base::ErrorKind::bad_input,
                           "no way from this coordinate system to the British National Grid: " + words.substr(0, 80),
                           "transform the file to EPSG:27700 first"};
    return best;
}

bool finite(double x, double y) noexcept { return std::isfinite(x) && std::isfinite(y); }

// The grid itself covers 0..700 km by 0..1300 km; what lands far outside it was never in Great Britain.
bool on_the_grid(double x, double y) noexcept { return finite(x, y) && x > -200'000 && x < 900'000 && y > -200'000 && y < 1'500'000; }

}  // namespace

struct ToNationalGrid::Impl {
    Context context;
    Operation operation;  // empty for the identity
};

ToNationalGrid::ToNationalGrid(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ToNationalGrid::~ToNationalGrid() = default;
ToNationalGrid::ToNationalGrid(ToNationalGrid&&) noexcept = default;
ToNationalGrid& ToNationalGrid::operator=(ToNationalGrid&&) noexcept = default;

base::Result<ToNationalGrid> ToNationalGrid::from(std::string_view crs, const std::vector<std::filesystem::path>& grid_folders) {
    auto impl = std::make_unique<Impl>();
    impl->context = make_context(grid_folders);
    auto operation = between(impl->context.get(), crs, true);
    if (!operation) return operation.error();
    impl->operation = std::move(operation).value();
    return ToNationalGrid(std::move(impl));
}

bool ToNationalGrid::identity() const noexcept { return impl_->operation.pj == nullptr; }
double ToNationalGrid::accuracy_m() const noexcept { return impl_->operation.accuracy_m; }

std::optional<Point> ToNationalGrid::operator()(Point from) const {
    Ring one{from};
    transform(one);
    if (!finite(one[0].x, one[0].y)) return {};
    return one[0];
}

void ToNationalGrid::transform(Ring& ring) const {
    PJ* const pj = impl_->operation.pj.get();
    if (pj == nullptr || ring.empty()) return;
    proj_errno_reset(pj);
    proj_trans_generic(pj, PJ_FWD, &ring[0].x, sizeof(Point), ring.size(), &ring[0].y, sizeof(Point), ring.size(), nullptr, 0, 0, nullptr,
                       0, 0);
    for (Point& p : ring)
        if (!on_the_grid(p.x, p.y)) p = {std::nan(""), std::nan("")};
}

struct FromNationalGrid::Impl {
    Context context;
    Operation operation;  // empty for the identity
};

FromNationalGrid::FromNationalGrid(const std::vector<std::filesystem::path>& grid_folders) : impl_(std::make_unique<Impl>()) {
    impl_->context = make_context(grid_folders);
    PJ_CONTEXT* context = impl_->context.get();
    const Pj grid(proj_create(context, kNationalGrid));
    const Pj world(proj_create(context, "EPSG:4326"));
    base::check(grid && world, "PROJ's database is not at hand");
    impl_->operation = best_operation(context, grid.get(), world.get());
    base::check(impl_->operation.pj != nullptr, "PROJ knows no way from the British National Grid to WGS 84");
}

FromNationalGrid::FromNationalGrid(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FromNationalGrid::~FromNationalGrid() = default;
FromNationalGrid::FromNationalGrid(FromNationalGrid&&) noexcept = default;
FromNationalGrid& FromNationalGrid::operator=(FromNationalGrid&&) noexcept = default;

base::Result<FromNationalGrid> FromNationalGrid::to(std::string_view crs, const std::vector<std::filesystem::path>& grid_folders) {
    auto impl = std::make_unique<Impl>();
    impl->context = make_context(grid_folders);
    auto operation = between(impl->context.get(), crs, false);
    if (!operation) return operation.error();
    impl->operation = std::move(operation).value();
    return FromNationalGrid(std::move(impl));
}

std::optional<Point> FromNationalGrid::operator()(Point metres) const {
    PJ* const pj = impl_->operation.pj.get();
    if (pj == nullptr) return finite(metres.x, metres.y) ? std::optional(metres) : std::nullopt;
    proj_errno_reset(pj);
    const PJ_COORD out = proj_trans(pj, PJ_FWD, proj_coord(metres.x, metres.y, 0, 0));
    if (!finite(out.xy.x, out.xy.y)) return {};
    return Point{out.xy.x, out.xy.y};
}

CoordinateHabit guess_habit(Point value) noexcept {
    const auto within = [](double v, double low, double high) { return v >= low && v <= high; };
    if (within(value.x, -7.0, 2.5) && within(value.y, 49.5, 56.5)) return CoordinateHabit::longitude_latitude;
    if (within(value.y, -7.0, 2.5) && within(value.x, 49.5, 56.5)) return CoordinateHabit::latitude_longitude;
    if (within(value.x, 75'000, 665'000) && within(value.y, 1'000, 665'000)) return CoordinateHabit::national_grid;
    if (within(value.x, 3'400'000, 4'200'000) && within(value.y, -450'000, 150'000)) return CoordinateHabit::geocentric;
    return CoordinateHabit::unknown;
}

}  // namespace merestone::geo

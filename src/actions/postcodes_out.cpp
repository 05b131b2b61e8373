#include "actions/postcodes_out.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/postcode_places.hpp"
#include "base/text.hpp"
#include "io/csv_text.hpp"
#include "io/layers.hpp"
#include "io/output_folder.hpp"
#include "io/result_sheets.hpp"

namespace merestone::actions {

std::string no_postcodes_why(const model::Plan& plan) {
    if (!plan.postcodes.empty()) return {};
    const bool source = std::any_of(plan.layers.begin(), plan.layers.end(), [](const auto& l) { return l.role == "postcodes"; });
    if (!source) return "the plan has no postcode source: name one under [sources.postcodes]";
    return "no postcode of the source lies in the footprint; a project saved before postcodes were kept has none either: use the plan "
           "folder "
           "it was made from";
}

std::string PostcodesOut::words() const {
    std::string out = fmt::format("{} postcodes", base::grouped(static_cast<std::int64_t>(sheet.rows.size())));
    if (near_outline > 0)
        out += fmt::format("; {} within {} m of an outline, told in the column outline_m",
                           base::grouped(static_cast<std::int64_t>(near_outline)), base::number_text(analysis::kNearOutline_m));
    if (without_locality > 0) out += fmt::format("; {} in no locality", base::grouped(static_cast<std::int64_t>(without_locality)));
    if (without_position > 0)
        out += fmt::format("; {} more of the source have no position and are in no table", base::grouped(without_position));
    return out;
}

PostcodesOut postcodes_out(const model::Plan& plan, const model::Scenario& scenario) {
    PostcodesOut out;
    const auto places = analysis::postcode_places(plan, scenario);
    for (const model::PostcodePlace& p : places) {
        if (p.outline_m) ++out.near_outline;
        if (!p.locality) ++out.without_locality;
    }
    for (const model::LayerInfo& layer : plan.layers)
        if (layer.role == "postcodes")
            for (const auto& [reason, rows] : layer.skipped)
                if (reason == "no position") out.without_position += rows;
    out.sheet = io::postcodes_sheet(plan, scenario, places);
    return out;
}

base::Result<std::string> write_postcodes(const model::Plan& plan, const model::Scenario& scenario, const std::filesystem::path& file,
                                          const io::KeptFiles& keep) {
    if (std::string why = no_postcodes_why(plan); !why.empty())
        return base::Error{base::ErrorKind::bad_input, "there are no postcodes to write", std::move(why)};
    const PostcodesOut out = postcodes_out(plan, scenario);
    if (base::lower(file.extension().string()) == ".csv") {
        if (auto done = io::write_file(file, io::to_csv(out.sheet), keep); !done) return done.error();
        return out.words();
    }
    auto folder = io::OutputFolder::open(file.has_parent_path() ? file.parent_path() : std::filesystem::path("."), keep);
    if (!folder) return folder.error();
    if (auto done = io::write_sheet(folder.value().path_for(file.filename().string()), out.sheet, plan.as_at); !done) return done.error();
    if (base::lower(file.extension().string()) == ".shp")
        if (auto done = folder.value().write(file.stem().string() + "_fields.csv", io::to_csv(io::field_dictionary(out.sheet))); !done)
            return done.error();
    if (auto written = folder.value().commit_without_manifest(); !written) return written.error();
    return out.words();
}

}  // namespace merestone::actions

#include "ui/document.hpp"

namespace merestone::ui {

std::shared_ptr<const Geography> make_geography(const model::Plan& plan, const base::Progress& progress) {
    auto out = std::make_shared<Geography>();
    if (!plan.topology) return out;
    progress.say(0.0, "preparing the map");
    out->levels = scene::make_levels(plan.topology, scene::kLevelTolerances_m, progress.part(0.0, 0.4));
    if (progress.cancelled()) return nullptr;
    out->mesh = gl::make_mesh(out->levels, progress.part(0.4, 0.9));
    if (out->mesh == nullptr) return nullptr;
    out->index = std::make_shared<scene::GeographyIndex>(plan.topology);
    progress.say(1.0, "preparing the map");
    return out;
}

Document::Document(std::filesystem::path path, bool sample, actions::Study study, std::vector<model::Catchment> catchments,
                   std::vector<model::Flag> flags, std::shared_ptr<const Geography> geography)
    : path_(std::move(path)),
      sample_(sample),
      study_(std::move(study)),
      catchments_(std::move(catchments)),
      flags_(std::move(flags)),
      geography_(std::move(geography)) {}

Shown Document::shown() const {
    const analysis::Judged& judged = study_.chosen();
    return {study_.plan, judged.scenario, judged.localities, flags_, catchments_, study_.problems, study_.people};
}

void Document::refresh_content(const scene::MapOptions& options, std::uint64_t options_revision) {
    if (content_ && content_for_ == revision_ && options_for_ == options_revision) return;
    const Shown s = shown();
    // The colours stand as they were while localities stay the same in number: a move recolours nothing else.
    std::vector<style::Rgba> colours;
    if (content_ && content_->locality_id == s.scenario.locality_id) colours = content_->locality_colour;
    auto made = std::make_shared<scene::MapContent>(
        scene::make_content({s.plan, s.scenario, s.localities, s.flags, s.catchments, colours}, options));
    if (content_) made->zone_flags.resize(made->zone_flags.size());
    content_ = std::move(made);
    places_ = std::make_unique<scene::ContentIndex>(content_);
    content_for_ = revision_;
    options_for_ = options_revision;
    ++content_revision_;
}

void Document::mark(const scene::MapMarks& marks) {
    if (!content_) return;
    const std::vector<std::uint8_t> before = content_->zone_flags;
    scene::apply_marks(marks, *content_);
    if (before != content_->zone_flags) ++content_revision_;
}

}  // namespace merestone::ui

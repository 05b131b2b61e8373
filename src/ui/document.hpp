// The open plan as the desk shows it: the plan and its figures, what the map draws of them, and what lies where.
//
// Opening happens off the main thread and hands over finished values; afterwards everything here belongs to the main thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "actions/study.hpp"
#include "gl/geography_mesh.hpp"
#include "scene/map_content.hpp"
#include "scene/pick.hpp"
#include "ui/selection.hpp"
#include "ui/shown.hpp"

namespace merestone::ui {

// The parts that only depend on the zones' shapes; shared by all revisions and by the map's drawing.
struct Geography {
    scene::Levels levels;
    std::shared_ptr<const gl::GeographyMesh> mesh;
    std::shared_ptr<const scene::GeographyIndex> index;
};
// \returns nothing when cancelled.
[[nodiscard]] std::shared_ptr<const Geography> make_geography(const model::Plan& plan, const base::Progress& progress);

class Document {
public:
    Document(std::filesystem::path path, bool sample, actions::Study study, std::vector<model::Catchment> catchments,
             std::vector<model::Flag> flags, std::shared_ptr<const Geography> geography);

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    [[nodiscard]] bool sample() const noexcept { return sample_; }
    [[nodiscard]] const actions::Study& study() const noexcept { return study_; }
    [[nodiscard]] Shown shown() const;
    [[nodiscard]] std::uint64_t revision() const noexcept { return revision_; }  // of everything shown

    // The map: made again when the document or the options changed.
    void refresh_content(const scene::MapOptions& options, std::uint64_t options_revision);
    void mark(const scene::MapMarks& marks);
    [[nodiscard]] const scene::MapContent& content() const noexcept { return *content_; }
    [[nodiscard]] std::uint64_t content_revision() const noexcept { return content_revision_; }
    [[nodiscard]] const Geography& geography() const noexcept { return *geography_; }
    [[nodiscard]] std::shared_ptr<const Geography> shared_geography() const noexcept { return geography_; }
    [[nodiscard]] const scene::ContentIndex& places() const noexcept { return *places_; }

private:
    std::filesystem::path path_;
    bool sample_ = false;
    actions::Study study_;
    std::vector<model::Catchment> catchments_;
    std::vector<model::Flag> flags_;
    std::shared_ptr<const Geography> geography_;
    std::uint64_t revision_ = 1;

    std::shared_ptr<scene::MapContent> content_;
    std::unique_ptr<scene::ContentIndex> places_;
    std::uint64_t content_for_ = 0;
    std::uint64_t options_for_ = 0;
    std::uint64_t content_revision_ = 0;
};

}  // namespace merestone::ui

// The open plan as the desk shows it: the session's document, its working scenario in the form that map and tables take, and the map's
// content, each made again only when what it stands on changed.
//
// Opening happens off the main thread (opener.hpp) and hands over finished values; everything here belongs to the main thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gl/geography_mesh.hpp"
#include "scene/map_content.hpp"
#include "scene/pick.hpp"
#include "session/document.hpp"
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
    Document(session::Start start, jobs::Pool& pool, std::shared_ptr<const Geography> geography);

    [[nodiscard]] session::Document& session() noexcept { return session_; }
    [[nodiscard]] const session::Document& session() const noexcept { return session_; }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    [[nodiscard]] bool sample() const noexcept { return sample_; }
    // It was saved: from now on it is the plan of that file, which a reload reads.
    void lives_in(const std::filesystem::path& file) {
        path_ = file;
        sample_ = false;
    }

    // Brings everything up to the session's revision. \returns true where anything shown changed.
    bool refresh();
    [[nodiscard]] Shown shown() const;                                           // \pre refreshed
    [[nodiscard]] std::uint64_t revision() const noexcept { return revision_; }  // of everything shown
    // Localities are numbered as shown; the draft keeps numbers of its own for as long as it lives.
    [[nodiscard]] model::LocalityIx in_draft(std::uint32_t shown_locality) const;
    [[nodiscard]] std::optional<std::uint32_t> as_shown(model::LocalityIx in_draft) const;

    // A year to look at, within the plan; nothing: the plan as a whole. Its figures are there while the estate is of this revision.
    void look_at(std::optional<base::Year> year);
    [[nodiscard]] const analysis::YearTables* tables() const noexcept { return tables_.get(); }  // null: being worked out
    // Grows with revision() and with every year looked at: of what tells the year.
    [[nodiscard]] std::uint64_t year_revision() const noexcept { return revision_ + year_changes_; }

    // The map: made again when the document, the year or the options changed.
    void refresh_content(const scene::MapOptions& options, std::uint64_t options_revision);
    void mark(const scene::MapMarks& marks);
    [[nodiscard]] const scene::MapContent& content() const noexcept { return *content_; }  // \pre refreshed
    [[nodiscard]] std::uint64_t content_revision() const noexcept { return content_revision_; }
    // Contents of one family differ in the year alone: what stands where is the same.
    [[nodiscard]] std::uint64_t content_family() const noexcept { return content_family_; }
    [[nodiscard]] style::Legend legend() const { return content_ ? content_->legend : style::Legend{}; }
    [[nodiscard]] const Geography& geography() const noexcept { return *geography_; }
    [[nodiscard]] const std::vector<scene::MapLine>& lines() const noexcept { return lines_; }
    [[nodiscard]] std::shared_ptr<const model::Plan> shared_plan() const noexcept { return plan_; }  // for a job; never changed
    [[nodiscard]] const scene::ContentIndex& places() const noexcept { return *places_; }

private:
    void take_figures();
    void take_flags();
    void take_catchments();
    void take_year();
    [[nodiscard]] std::optional<scene::ZoneColumn> column_in_year(const scene::ZoneColumn& column) const;

    std::filesystem::path path_;
    bool sample_ = false;
    session::Document session_;
    std::shared_ptr<const Geography> geography_;

    std::vector<scene::MapLine> lines_;  // rivers, motorways

    std::shared_ptr<const model::Plan> plan_;
    std::shared_ptr<const analysis::RegisteredPeople> people_;
    edit::ScenarioView view_;
    std::vector<model::LocalityStats> localities_;
    std::vector<model::Flag> flags_;
    std::vector<model::Catchment> catchments_;
    std::vector<geo::MultiPolygon> catchments_of_;  // the drawn shapes and
    std::vector<geo::Point> catchments_at_;         // places that catchments_ were made for
    std::uint64_t draft_for_ = 0;                   // session revision
    std::uint64_t estate_for_ = 0;
    bool estate_was_current_ = false;
    std::uint64_t revision_ = 0;
    std::optional<base::Year> year_;
    std::uint64_t year_changes_ = 0;
    std::shared_ptr<const analysis::YearTables> tables_;  // of this revision
    std::optional<model::YearView> in_year_;              // into tables_

    std::shared_ptr<scene::MapContent> content_;
    std::unique_ptr<scene::ContentIndex> places_;
    std::uint64_t content_for_ = 0;
    std::uint64_t options_for_ = 0;
    std::uint64_t content_revision_ = 0;
    std::uint64_t content_year_ = 0;  // year_changes_ that it was made for
    std::uint64_t content_family_ = 0;
};

}  // namespace merestone::ui

// What is selected: things by id, sorted, each once; and the one whose page the inspector shows. A lost selection can be brought back.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include "scene/draw_list.hpp"

namespace merestone::ui {

enum class SelectHow { replace, add, remove, keep_common };

class Selection {
public:
    [[nodiscard]] const std::vector<scene::ItemId>& items() const noexcept { return items_; }
    [[nodiscard]] const scene::ItemId& subject() const noexcept { return subject_; }
    [[nodiscard]] bool empty() const noexcept { return items_.empty(); }
    [[nodiscard]] bool has(const scene::ItemId& id) const { return std::binary_search(items_.begin(), items_.end(), id); }
    [[nodiscard]] std::uint64_t revision() const noexcept { return revision_; }

    void select(std::vector<scene::ItemId> ids, SelectHow how) {
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        std::vector<scene::ItemId> out;
        switch (how) {
            case SelectHow::replace: out = std::move(ids); break;
            case SelectHow::add: std::set_union(items_.begin(), items_.end(), ids.begin(), ids.end(), std::back_inserter(out)); break;
            case SelectHow::remove:
                std::set_difference(items_.begin(), items_.end(), ids.begin(), ids.end(), std::back_inserter(out));
                break;
            case SelectHow::keep_common:
                std::set_intersection(items_.begin(), items_.end(), ids.begin(), ids.end(), std::back_inserter(out));
                break;
        }
        set(std::move(out));
    }
    void show(const scene::ItemId& id) {
        if (subject_ == id) return;
        subject_ = id;
        ++revision_;
    }
    void clear() { set({}); }
    void again() {  // the selection before the last change
        std::swap(items_, last_);
        subject_ = items_.empty() ? scene::ItemId{} : items_.front();
        ++revision_;
    }
    // Positions of the selected things of one kind, ascending.
    [[nodiscard]] std::vector<std::uint32_t> of(scene::ItemKind kind) const {
        std::vector<std::uint32_t> out;
        for (const scene::ItemId& id : items_)
            if (id.kind == kind) out.push_back(id.number);
        return out;
    }

private:
    void set(std::vector<scene::ItemId> items) {
        if (items == items_) return;
        if (!items_.empty()) last_ = items_;
        items_ = std::move(items);
        if (items_.empty()) subject_ = {};
        else if (!has(subject_)) subject_ = items_.front();
        ++revision_;
    }
    std::vector<scene::ItemId> items_;
    std::vector<scene::ItemId> last_;
    scene::ItemId subject_;
    std::uint64_t revision_ = 1;
};

}  // namespace merestone::ui

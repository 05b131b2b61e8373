#include "analysis/place_groups.hpp"

#include <map>
#include <optional>
#include <set>

#include "base/check.hpp"

namespace merestone::analysis {
namespace {

// Of the practices in each premises the one value that they share; empty where they differ or there are none.
template <typename Of>
std::vector<std::string> shared_by_occupants(const model::Plan& plan, Of&& of) {
    std::vector<std::set<std::string>> seen(plan.premises.size());
    for (const model::Occupancy& o : plan.occupancies) seen[o.premises.pos()].insert(of(plan.practices[o.practice.pos()]));
    std::vector<std::string> out(plan.premises.size());
    for (std::size_t m = 0; m < seen.size(); ++m)
        if (seen[m].size() == 1) out[m] = *seen[m].begin();
    return out;
}

class Groups {
public:
    Groups(const model::Plan& plan, RollUpBy by, const model::Scenario* scenario, std::string_view boundary)
        : plan_(plan), scenario_(scenario) {
        out_.by = by;
        out_.without.name = "in none";
        if (by == RollUpBy::boundary) {
            const auto found = plan.find_boundary(boundary);
            base::check(found.has_value(), "a roll-up by a boundary that the plan has not was asked for");
            boundary_ = *found;
        }
        base::check(by != RollUpBy::locality || scenario != nullptr, "a roll-up by locality needs a scenario");
    }

    PlaceGroups make() {
        open_groups();
        for (std::size_t p = 0; p < plan_.practices.size(); ++p) group(id_of(plan_.practices[p], p)).practices.push_back(p);
        const std::vector<std::string> network = shared_by_occupants(plan_, [](const model::Practice& p) { return p.network; });
        const std::vector<std::string> commissioner = shared_by_occupants(plan_, [](const model::Practice& p) { return p.commissioner; });
        for (std::size_t m = 0; m < plan_.premises.size(); ++m) {
            const model::Premises& building = plan_.premises[m];
            std::string id;
            switch (out_.by) {
                case RollUpBy::plan: id = plan_.id; break;
                case RollUpBy::locality:
                case RollUpBy::boundary: id = id_of_zone(building.zone); break;
                case RollUpBy::commissioner: id = building.commissioner.empty() ? commissioner[m] : building.commissioner; break;
                case RollUpBy::network: id = network[m]; break;
            }
            group(id).premises.push_back(m);
        }
        return std::move(out_);
    }

private:
    std::string id_of_zone(model::ZoneIx zone) const {
        if (!zone) return {};
        if (out_.by == RollUpBy::locality) {
            const model::LocalityIx locality = scenario_->zone_locality[zone.pos()];
            return locality ? scenario_->locality_id[locality.pos()] : std::string();
        }
        const std::vector<std::int32_t>& side = plan_.zones[zone.pos()].side;
        if (boundary_ >= side.size() || side[boundary_] < 0) return {};
        return plan_.boundaries[boundary_].parts[static_cast<std::size_t>(side[boundary_])].id;
    }

    std::string id_of(const model::Practice& practice, std::size_t p) const {
        switch (out_.by) {
            case RollUpBy::plan: return plan_.id;
            case RollUpBy::locality: {
                const model::LocalityIx locality = scenario_->practice_locality[p];
                return locality ? scenario_->locality_id[locality.pos()] : std::string();
            }
            case RollUpBy::commissioner: return practice.commissioner;
            case RollUpBy::network: return practice.network;
            case RollUpBy::boundary: break;
        }
        return id_of_zone(practice.zone);
    }

    // Every group that there is, also one that holds nothing.
    void open_groups() {
        std::map<std::string, std::string> name;
        switch (out_.by) {
            case RollUpBy::plan: name[plan_.id] = plan_.title; break;
            case RollUpBy::locality:
                for (std::size_t l = 0; l < scenario_->locality_id.size(); ++l)
                    open(scenario_->locality_id[l], scenario_->locality_name[l]);
                return;
            case RollUpBy::commissioner:
                for (const model::Practice& p : plan_.practices) name.emplace(p.commissioner, p.commissioner);
                for (const model::Premises& m : plan_.premises) name.emplace(m.commissioner, m.commissioner);
                break;
            case RollUpBy::network:
                for (const model::Practice& p : plan_.practices) name.emplace(p.network, p.network_name);
                break;
            case RollUpBy::boundary:
                for (const model::BoundaryPart& part : plan_.boundaries[boundary_].parts) name.emplace(part.id, part.name);
                break;
        }
        for (const auto& [id, words] : name)
            if (out_.by == RollUpBy::plan || !id.empty()) open(id, words);
    }
    void open(const std::string& id, const std::string& name) {
        at_.emplace(id, out_.groups.size());
        out_.groups.push_back({id, name, {}, {}});
    }
    PlaceGroup& group(const std::string& id) {
        const auto found = at_.find(id);
        return found == at_.end() ? out_.without : out_.groups[found->second];
    }

    const model::Plan& plan_;
    const model::Scenario* scenario_;
    std::size_t boundary_ = 0;
    std::map<std::string, std::size_t> at_;
    PlaceGroups out_;
};

}  // namespace

PlaceGroups place_groups(const model::Plan& plan, RollUpBy by, const model::Scenario* scenario, std::string_view boundary) {
    return Groups(plan, by, scenario, boundary).make();
}

}  // namespace merestone::analysis

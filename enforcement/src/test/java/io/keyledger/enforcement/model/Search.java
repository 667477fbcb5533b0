package io.keyledger.enforcement.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through every state that can be reached, breadth first, until a verdict goes wrong or there are no more. */
final class Search {

    /**
     * What was found.
     *
     * @param states how many states were met
     * @param counterexample the shortest way to a wrong verdict; empty if there is none
     */
    record Result(int states, List<String> counterexample) {}

    private final Visited visited = new Visited();
    private final List<Steps> steps;

    Search(Setting setting) {
        steps = List.of(
                new ValidatorSteps(setting),
                new OtherSteps(setting),
                new VerdictSteps(setting),
                new TimeSteps(setting));
    }

    Result run() {
        World world = new World();
        visited.add(world.state(), -1);
        for (int at = 0; at < visited.size(); at++) {
            int from = at;
            long state = visited.state(at);
            int[] wrong = {-1};
            for (Steps kind : steps) {
                kind.from(state, world, (step, after) -> {
                    visited.add(after.state(), from);
                    if (step.equals(VerdictSteps.WRONG)) {
                        wrong[0] = from;
                    }
                });
            }
            if (wrong[0] >= 0) {
                return new Result(visited.size(), wayTo(wrong[0]));
            }
        }
        return new Result(visited.size(), List.of());
    }

    private List<String> wayTo(int end) {
        List<String> way = new ArrayList<>(List.of(VerdictSteps.WRONG));
        for (int at = end; visited.parent(at) >= 0; at = visited.parent(at)) {
            way.add(describe(visited.state(visited.parent(at)), visited.state(at)));
        }
        Collections.reverse(way);
        return way;
    }

    private String describe(long before, long after) {
        World world = new World();
        @Nullable String[] name = new String[1];
        for (Steps kind : steps) {
            kind.from(before, world, (step, next) -> {
                if (name[0] == null && next.state() == after) {
                    name[0] = step + " → " + next;
                }
            });
        }
        return String.valueOf(name[0]);
    }
}

package io.keyledger.standalone.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Environment;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.standalone.TestClock;
import io.keyledger.standalone.model.Program.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A life that the program and the model live side by side. */
final class Life {

    /**
     * Of two organizations with a key each, and a guest who came and went. The same people have other roles in the one than
     * in the other.
     */
    private static final List<Step.Deed> BEGINNING = List.of(
            new Step.Register(World.PERSONS, 0, 0),
            new Step.Join(0, 0, 1, Role.ADMIN, 0),
            new Step.Join(1, 0, 2, Role.AUDITOR, 0),
            new Step.Join(1, 0, 3, Role.MEMBER, 0),
            new Step.Join(1, 0, World.PERSONS - 1, Role.MEMBER, 1),
            new Step.Remove(1, 0, World.PERSONS - 1),
            new Step.Register(World.PERSONS, 1, 1),
            new Step.Join(1, 1, 4, Role.ADMIN, 0),
            new Step.Join(4, 1, 0, Role.MEMBER, 0),
            new Step.Issue(0, 0, 0, Permission.WRITE, Environment.LIVE, Lifetime.NEVER, 0),
            new Step.Issue(4, 1, 0, Permission.READ, Environment.TEST, Lifetime.FORTY_DAYS, 0));

    private final Program program;
    private final World world;
    private final KeyRequests keys;
    private final OrganizationRequests organizations;
    private final Comparison comparison;
    private Step.@Nullable Deed last;
    private int requests;

    private Life(Program program, TestClock clock) {
        this.program = program;
        this.world = new World(clock, program.operator());
        this.keys = new KeyRequests(world);
        this.organizations = new OrganizationRequests(world);
        this.comparison = new Comparison(program, world);
    }

    /** Fails where the two differ. */
    static void live(List<Step> steps, Program program, TestClock clock) {
        Life life = new Life(program, clock);
        BEGINNING.forEach(life::take);
        steps.forEach(life::take);
        life.comparison.everything();
    }

    private void take(Step step) {
        switch (step) {
            case Step.Wait wait -> {
                world.wait(wait.pause());
                look();
            }
            case Step.KeepTime now -> {
                String run = correlation();
                program.keepTime(run);
                world.timeIsKept();
                world.cameOf(run);
                look();
            }
            case Step.Rebuild now -> {
                program.rebuild();
                comparison.everything();
            }
            case Step.Again again -> {
                if (last != null) {
                    take(last);
                }
            }
            case Step.Deed deed -> take(deed);
        }
    }

    /** What changes by time. */
    private void look() {
        world.keys().forEach(comparison::verdicts);
        world.organizations.stream()
                .filter(organization -> !organization.keys.isEmpty())
                .forEach(comparison::inventory);
    }

    private void take(Step.Deed deed) {
        last = deed;
        switch (deed) {
            case Step.Issue issue -> isCarriedOut(keys.issue(issue));
            case Step.OrganizationDeed step -> isCarriedOut(organizations.of(step));
            case Step.KeyDeed step -> {
                List<ModelKey> all = world.keys();
                if (!all.isEmpty()) {
                    ModelKey key = all.get(step.target().key() % all.size());
                    if (isCarriedOut(keys.of(step, key))) {
                        comparison.verdicts(key);
                        comparison.row(key);
                    }
                }
            }
        }
    }

    private boolean isCarriedOut(Request request) {
        String correlation = correlation();
        Answer answer = program.ask(request, correlation);
        Object refusal = answer.status() < 300 ? null : answer.body().get("code");
        assertThat(refusal)
                .as("%s at %s: %s", request, world.now(), answer.status())
                .isEqualTo(request.refusal());
        assertThat(answer.status()).as("status of %s", request).isLessThan(500);
        if (refusal != null) {
            return false;
        }
        request.consequence().accept(answer.body());
        world.cameOf(correlation);
        return true;
    }

    private String correlation() {
        requests++;
        return "request-" + requests;
    }
}

package io.keyledger.standalone.model;

import io.keyledger.events.Environment;
import io.keyledger.events.Permission;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.Role;
import io.keyledger.standalone.model.Step.Target;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** All the lives there can be, the usual ones more often. */
final class Lives {

    private static final int LONGEST = 60;

    private Lives() {}

    static Arbitrary<List<Step>> all() {
        return step().list().ofMaxSize(LONGEST).withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Step> step() {
        return Arbitraries.frequencyOf(
                Tuple.of(60, keyDeed()),
                Tuple.of(20, issue()),
                Tuple.of(25, organizationDeed()),
                Tuple.of(18, Arbitraries.of(Pause.class).map(Step.Wait::new)),
                Tuple.of(8, Arbitraries.of(new Step.KeepTime())),
                Tuple.of(14, Arbitraries.of(new Step.Again())),
                Tuple.of(1, Arbitraries.of(new Step.Rebuild())));
    }

    private static Arbitrary<Step> issue() {
        return Combinators.combine(
                        by(),
                        number(2),
                        number(GivenName.ALL.size()),
                        Arbitraries.of(Permission.class),
                        Arbitraries.of(Environment.class),
                        lifetime(),
                        requestName())
                .as(Step.Issue::new);
    }

    private static Arbitrary<Step> keyDeed() {
        Arbitrary<Integer> name =
                Arbitraries.oneOf(Arbitraries.just(-1), Arbitraries.just(-1), number(GivenName.ALL.size()));
        return Arbitraries.frequencyOf(
                Tuple.of(
                        20,
                        Combinators.combine(target(), overlap(), Arbitraries.of(true, false), requestName())
                                .as(Step.Rotate::new)),
                Tuple.of(16, Combinators.combine(target(), name, lifetime()).as(Step.Amend::new)),
                Tuple.of(7, target().map(Step.Suspend::new)),
                Tuple.of(7, target().map(Step.Resume::new)),
                Tuple.of(6, target().map(Step.Retire::new)),
                Tuple.of(
                        3,
                        Combinators.combine(target(), Arbitraries.of(RevocationReason.class))
                                .as(Step.Revoke::new)));
    }

    private static Arbitrary<Step> organizationDeed() {
        Arbitrary<Integer> organization = number(3);
        Arbitrary<Integer> person = number(World.PERSONS + 1);
        Arbitrary<Integer> name = number(GivenName.ALL.size());
        Arbitrary<Role> role = Arbitraries.of(Role.class);
        return Arbitraries.frequencyOf(
                Tuple.of(2, Combinators.combine(person, name, person).as(Step.Register::new)),
                Tuple.of(3, Combinators.combine(by(), organization, name).as(Step.Rename::new)),
                Tuple.of(
                        5,
                        Combinators.combine(by(), organization, Arbitraries.of(Policy.class))
                                .as(Step.SetPolicy::new)),
                Tuple.of(
                        6,
                        Combinators.combine(by(), organization, person, role, requestName())
                                .as(Step.Join::new)),
                Tuple.of(8, comingAndGoing()),
                Tuple.of(
                        6, Combinators.combine(by(), organization, person, role).as(Step.ChangeRole::new)),
                Tuple.of(6, Combinators.combine(by(), organization, person).as(Step.Remove::new)),
                Tuple.of(2, Combinators.combine(person, organization).as(Step.Close::new)));
    }

    /** Of one person, by requests that come again after he went. */
    private static Arbitrary<Step> comingAndGoing() {
        int guest = World.PERSONS - 1;
        return Arbitraries.oneOf(
                Combinators.combine(by(), Arbitraries.of(Role.ADMIN, Role.MEMBER), number(2))
                        .as((by, role, name) -> new Step.Join(by, 0, guest, role, name + 1)),
                by().map(by -> new Step.Remove(by, 0, guest)));
    }

    /** Mostly one that leaves time for something to happen in it. */
    private static Arbitrary<Overlap> overlap() {
        return Arbitraries.oneOf(
                Arbitraries.of(Overlap.USUAL, Overlap.HOUR, Overlap.TWO_DAYS), Arbitraries.of(Overlap.class));
    }

    private static Arbitrary<Lifetime> lifetime() {
        return Arbitraries.oneOf(
                Arbitraries.of(Lifetime.NEVER, Lifetime.HALF_A_DAY, Lifetime.FORTY_DAYS),
                Arbitraries.of(Lifetime.class));
    }

    /** Mostly the first key: much is to happen to one. */
    private static Arbitrary<Target> target() {
        Arbitrary<Boolean> elsewhere = Arbitraries.frequency(Tuple.of(15, false), Tuple.of(1, true));
        return Combinators.combine(by(), Arbitraries.oneOf(Arbitraries.just(0), number(6)), elsewhere)
                .as(Target::new);
    }

    /** Mostly those who may. */
    private static Arbitrary<Integer> by() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(1)),
                Tuple.of(2, Arbitraries.just(0)),
                Tuple.of(3, number(World.PERSONS + 1)));
    }

    /** Mostly none. */
    private static Arbitrary<Integer> requestName() {
        return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(0)), Tuple.of(2, number(3)));
    }

    private static Arbitrary<Integer> number(int end) {
        return Arbitraries.integers().between(0, end - 1).withDistribution(RandomDistribution.uniform());
    }
}

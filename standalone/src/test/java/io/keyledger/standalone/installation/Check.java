package io.keyledger.standalone.installation;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A claim about an installation's files, and the rule that throws where it does not hold. */
record Check(String claim, Consumer<Installation> rule) {

    static List<Check> all() {
        return Stream.of(
                        ImageChecks.all(),
                        ImageRecipeChecks.all(),
                        SettingChecks.all(),
                        SecretChecks.all(),
                        VolumeChecks.all(),
                        LimitChecks.all(),
                        StartChecks.all(),
                        HealthChecks.all(),
                        RoutingChecks.all(),
                        ProxyChecks.all(),
                        IdentityChecks.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Whatever a rule throws shows that somebody looked. */
    boolean isBrokenBy(Installation installation) {
        try {
            rule.accept(installation);
            return false;
        } catch (AssertionError | RuntimeException noticed) {
            return true;
        }
    }

    @Override
    public String toString() {
        return claim;
    }
}

package io.keyledger.query.validation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * How many verdicts of each code were given, how many could not be, and who was not let to ask. To count is one addition to a
 * number that threads do not contend for: it neither waits nor allocates. Thread-safe.
 */
@Component
class VerdictCounts implements MeterBinder {

    /** Where somebody asked. */
    enum Port {
        VERDICT,
        MANAGEMENT;

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What happens on one port. The verdicts on callers' own keys are not among those given. */
    static final class OfPort {

        private final LongAdder[] given = new LongAdder[VerdictCode.values().length];
        private final Map<String, LongAdder> withheld = adders(ValidatorUnready.CODES);
        private final Map<String, LongAdder> turnedAway = adders(CallerCheck.CODES);

        private OfPort() {
            Arrays.setAll(given, code -> new LongAdder());
        }

        private static Map<String, LongAdder> adders(List<String> codes) {
            return codes.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), code -> new LongAdder()));
        }

        /** A verdict was given. */
        void given(VerdictCode code) {
            given[code.ordinal()].increment();
        }

        /** There could be none. */
        void withheld(ValidatorUnready unready) {
            increment(withheld, unready.code());
        }

        /** Somebody asked who may not. */
        void turnedAway(CallerCheck.Refusal refusal) {
            increment(turnedAway, refusal.code());
        }

        private static void increment(Map<String, LongAdder> adders, String code) {
            LongAdder adder = adders.get(code);
            if (adder != null) {
                adder.increment();
            }
        }
    }

    private final Map<Port, OfPort> ports =
            new EnumMap<>(Map.of(Port.VERDICT, new OfPort(), Port.MANAGEMENT, new OfPort()));

    OfPort of(Port port) {
        OfPort counts = ports.get(port);
        if (counts == null) {
            throw new IllegalStateException("There are two ports");
        }
        return counts;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Port port : Port.values()) {
            OfPort counts = of(port);
            for (VerdictCode code : VerdictCode.values()) {
                counter(
                        registry,
                        "keyledger.verdicts",
                        "Verdicts given",
                        port,
                        code.name(),
                        counts.given[code.ordinal()]);
            }
            counts.withheld.forEach((code, adder) -> counter(
                    registry, "keyledger.verdicts.withheld", "Verdicts that could not be given", port, code, adder));
            counts.turnedAway.forEach((code, adder) -> counter(
                    registry,
                    "keyledger.verdicts.turned.away",
                    "Requests of those who may not ask",
                    port,
                    code,
                    adder));
        }
    }

    private static void counter(
            MeterRegistry registry, String name, String description, Port port, String code, LongAdder adder) {
        FunctionCounter.builder(name, adder, LongAdder::sum)
                .description(description)
                .tag("port", port.label())
                .tag("code", code)
                .register(registry);
    }
}

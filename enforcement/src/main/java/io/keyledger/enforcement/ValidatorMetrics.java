package io.keyledger.enforcement;

import io.keyledger.eventstore.Head;
import io.keyledger.eventstore.database.Figures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Every validator of the installation, as its lease in the database tells. Of several incarnations of one process the newest is
 * shown. A validator that has left, or ran out long ago, is shown no more, so there are never more series than processes.
 */
final class ValidatorMetrics implements MeterBinder {

    private static final double MILLIS_PER_SECOND = Duration.ofSeconds(1).toMillis();

    private final Validators validators;
    private final Head head;
    private volatile @Nullable List<MultiGauge> gauges;
    private volatile double alive = Double.NaN;

    ValidatorMetrics(Validators validators, Head head) {
        this.validators = validators;
        this.head = head;
    }

    /** Reads them every few seconds. */
    Figures figures() {
        return new Figures("validators", this::look, this::forget);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("keyledger.validators.alive", this, known -> known.alive)
                .description("Validators whose lease has not run out")
                .register(registry);
        gauges = List.of(
                gauge(registry, "lease.age.seconds", "How long ago the validator's lease was renewed"),
                gauge(registry, "lease.seconds", "How long the validator may answer without renewing"),
                gauge(registry, "lag.facts", "Facts the validator is behind the store"),
                gauge(registry, "alive", "0 once the validator's lease has run out"));
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder("keyledger.validator." + name)
                .description(description)
                .register(registry);
    }

    private void look() {
        Map<String, Validator> newest = new TreeMap<>();
        List<Validator> all = validators.all();
        all.forEach(validator -> newest.merge(
                validator.name(), validator, (one, other) -> other.joinedAt().isBefore(one.joinedAt()) ? one : other));
        long stored = head.known();
        show(newest.values(), stored);
        alive = newest.values().stream().filter(Validator::isAlive).count();
    }

    private void show(Collection<Validator> shown, long stored) {
        List<MultiGauge> bound = gauges;
        if (bound != null) {
            show(bound.get(0), shown, validator -> validator.age().toMillis() / MILLIS_PER_SECOND);
            show(bound.get(1), shown, validator -> validator.lease().toMillis() / MILLIS_PER_SECOND);
            show(bound.get(2), shown, validator -> Math.max(0, stored - validator.applied()));
            show(bound.get(3), shown, validator -> validator.isAlive() ? 1 : 0);
        }
    }

    private static void show(MultiGauge gauge, Collection<Validator> shown, ToDoubleFunction<Validator> value) {
        gauge.register(
                shown.stream()
                        .map(validator -> MultiGauge.Row.of(
                                Tags.of("validator", validator.name()), value.applyAsDouble(validator)))
                        .toList(),
                true);
    }

    private void forget() {
        show(List.of(), 0);
        alive = Double.NaN;
    }
}

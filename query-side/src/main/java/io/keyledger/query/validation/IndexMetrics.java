package io.keyledger.query.validation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** How the validation index of this process stands; reading it asks nobody. */
@Component
class IndexMetrics implements MeterBinder {

    private final IndexKeeper keeper;
    private final ValidationKeys keys;

    IndexMetrics(IndexKeeper keeper, ValidationKeys keys) {
        this.keeper = keeper;
        this.keys = keys;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "loaded", "1 once every secret has been read", index -> index.loaded() ? 1 : 0);
        gauge(registry, "stopped", "1 if the index cannot go on", index -> index.stopped() ? 1 : 0);
        gauge(registry, "position", "Every fact up to here takes part in verdicts; -1 for none", IndexKeeper::applied);
        gauge(registry, "secrets", "Secrets in the index", IndexKeeper::secrets);
        gauge(registry, "bytes", "Memory of the index without the names of keys", IndexKeeper::bytes);
        Gauge.builder("keyledger.index.keys.complete", keys, known -> known.complete() ? 1 : 0)
                .description("0 if the keyring lacks a pepper or a binding key that is in use")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<IndexKeeper> value) {
        Gauge.builder("keyledger.index." + name, keeper, value)
                .description(description)
                .register(registry);
    }
}

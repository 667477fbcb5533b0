package io.keyledger.http.testing;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.RandomDistribution;

/** Bytes that make all choices equally often. */
public final class AnyChoices implements ArbitrarySupplier<byte[]> {

    @Override
    public Arbitrary<byte[]> get() {
        return Arbitraries.bytes()
                .withDistribution(RandomDistribution.uniform())
                .array(byte[].class)
                .ofMinSize(2)
                .ofMaxSize(60)
                .withoutEdgeCases();
    }
}

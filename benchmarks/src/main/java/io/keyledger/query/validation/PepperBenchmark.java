package io.keyledger.query.validation;

import java.security.GeneralSecurityException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A verdict in process while a pepper is rotated, under each of the two and of secrets that are unknown, beside two bare
 * HMAC-SHA-256: how long one takes must not tell whether or since when a secret is known.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx8g", "-XX:+UseParallelGC"})
@SuppressWarnings("NullAway.Init") // states are filled in by their setup
public class PepperBenchmark {

    /** How many keys there are; those of even numbers were made under the current pepper. */
    @State(Scope.Benchmark)
    public static class Keys {

        @Param({"1000", "1000000", "10000000"})
        int keys;

        private FullIndex index;

        @Setup(Level.Trial)
        public void fill() {
            index = new FullIndex(keys, 2);
        }

        private int any(SplittableRandom random, int pepper) {
            return random.nextInt(keys / 2) * 2 + pepper;
        }
    }

    /** Presents secrets made under the current pepper. */
    @State(Scope.Thread)
    public static class Current {

        private final Turns turns = new Turns();
        private Judge judge;

        @Setup(Level.Trial)
        public void prepare(Keys all) {
            judge = all.index.judge();
            SplittableRandom random = new SplittableRandom(1);
            turns.fill(i -> all.any(random, 0));
            turns.check(judge, VerdictCode.VALID);
        }
    }

    /** Presents secrets made under the previous pepper. */
    @State(Scope.Thread)
    public static class Previous {

        private final Turns turns = new Turns();
        private Judge judge;

        @Setup(Level.Trial)
        public void prepare(Keys all) {
            judge = all.index.judge();
            SplittableRandom random = new SplittableRandom(1);
            turns.fill(i -> all.any(random, 1));
            turns.check(judge, VerdictCode.VALID);
        }
    }

    /** Presents secrets that are not known. */
    @State(Scope.Thread)
    public static class Unknown {

        private final Turns turns = new Turns();
        private Judge judge;

        @Setup(Level.Trial)
        public void prepare(Keys all) {
            judge = all.index.judge();
            turns.fill(i -> Long.MIN_VALUE + i);
            turns.check(judge, VerdictCode.NOT_FOUND);
        }
    }

    /** Only computes. */
    @State(Scope.Thread)
    public static class Bare {

        private final Turns turns = new Turns();
        private final byte[] digest = new byte[32];
        private final Mac[] macs = new Mac[2];

        @Setup(Level.Trial)
        public void prepare() throws GeneralSecurityException {
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < macs.length; i++) {
                byte[] key = new byte[32];
                random.nextBytes(key);
                macs[i] = Mac.getInstance("HmacSHA256");
                macs[i].init(new SecretKeySpec(key, "HmacSHA256"));
            }
            turns.fill(i -> i);
        }
    }

    @Benchmark
    public VerdictCode current(Current by) {
        return by.judge.judge(by.turns.texts(), by.turns.next(), PresentedSecrets.LENGTH, null);
    }

    @Benchmark
    public VerdictCode previous(Previous by) {
        return by.judge.judge(by.turns.texts(), by.turns.next(), PresentedSecrets.LENGTH, null);
    }

    @Benchmark
    public VerdictCode unknown(Unknown by) {
        return by.judge.judge(by.turns.texts(), by.turns.next(), PresentedSecrets.LENGTH, null);
    }

    @Benchmark
    public byte[] bareMacs(Bare by) throws GeneralSecurityException {
        int at = by.turns.next() + PresentedSecrets.RANDOM_AT;
        for (Mac mac : by.macs) {
            mac.update(by.turns.texts(), at, PresentedSecrets.RANDOM_LENGTH);
            mac.doFinal(by.digest, 0);
        }
        return by.digest;
    }
}

package io.keyledger.query.validation;

import java.security.GeneralSecurityException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
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
 * A verdict in process, from the presented text to the decision, beside one bare HMAC-SHA-256 of the same secret. Each thread
 * presents a million secrets in turn, drawn from all of them, so that neither texts nor rows are in a cache by habit.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx8g", "-XX:+UseParallelGC"})
@SuppressWarnings("NullAway.Init") // states are filled in by their setup
public class VerdictBenchmark {

    /** How many keys there are. */
    @State(Scope.Benchmark)
    public static class Keys {

        @Param({"1000", "1000000", "10000000"})
        int keys;

        private FullIndex index;

        @Setup(Level.Trial)
        public void fill() {
            index = new FullIndex(keys);
        }
    }

    /** One who presents secrets that are known. */
    @State(Scope.Thread)
    public static class Known {

        private final Turns turns = new Turns();
        private Judge judge;

        @Setup(Level.Trial)
        public void prepare(Keys all) {
            judge = all.index.judge();
            SplittableRandom random =
                    new SplittableRandom(Thread.currentThread().threadId());
            turns.fill(i -> random.nextInt(all.keys));
            turns.check(judge, VerdictCode.VALID);
        }
    }

    /** One who presents secrets that are not. */
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

    /** One who only computes. */
    @State(Scope.Thread)
    public static class Bare {

        private final Turns turns = new Turns();
        private final byte[] digest = new byte[32];
        private final HMac bouncyCastle = new HMac(SHA256Digest.newInstance());
        private Mac mac;

        @Setup(Level.Trial)
        public void prepare() throws GeneralSecurityException {
            byte[] key = new byte[32];
            new SplittableRandom(1).nextBytes(key);
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            bouncyCastle.init(new KeyParameter(key));
            turns.fill(i -> i);
        }
    }

    @Benchmark
    public VerdictCode knownSecret(Known by) {
        return by.judge.judge(by.turns.texts(), by.turns.next(), PresentedSecrets.LENGTH, null);
    }

    @Benchmark
    public VerdictCode unknownSecret(Unknown by) {
        return by.judge.judge(by.turns.texts(), by.turns.next(), PresentedSecrets.LENGTH, null);
    }

    @Benchmark
    public byte[] bareMac(Bare by) throws GeneralSecurityException {
        by.mac.update(by.turns.texts(), by.turns.next() + PresentedSecrets.RANDOM_AT, PresentedSecrets.RANDOM_LENGTH);
        by.mac.doFinal(by.digest, 0);
        return by.digest;
    }

    @Benchmark
    public byte[] bareMacOfBouncyCastle(Bare by) {
        by.bouncyCastle.update(
                by.turns.texts(), by.turns.next() + PresentedSecrets.RANDOM_AT, PresentedSecrets.RANDOM_LENGTH);
        by.bouncyCastle.doFinal(by.digest, 0);
        return by.digest;
    }
}

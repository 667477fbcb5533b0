package io.keyledger.enforcement;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A validator with a validation, a cable and a wall clock that the test has in hand. */
final class TestValidator implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final AtomicLong started = new AtomicLong();

    final FakeValidation validation;
    final AtomicLong jump = new AtomicLong();
    final HeldLease lease;
    final String name;
    private final LeaseDatabase leases;
    private final LeaseLifecycle lifecycle;

    TestValidator(LeaseDatabase leases, FakeStore store, long applied, Duration length) {
        this(leases, store, applied, length, () -> {});
    }

    TestValidator(LeaseDatabase leases, FakeStore store, long applied, Duration length, Runnable reported) {
        this.leases = leases;
        this.validation = new FakeValidation(applied);
        this.name = "validator " + started.incrementAndGet();
        Clocks clocks = new Clocks(System::nanoTime, () -> System.currentTimeMillis() + jump.get());
        this.lease = new HeldLease(clocks);
        this.lifecycle = new LeaseLifecycle(
                new LeaseLifecycle.Parts(leases.cable(), store, TestValidator::incarnation, clocks, reported),
                lease,
                () -> validation,
                new LeaseRenewal.Self(name, length, LeaseDatabase.KEYS));
    }

    private static UUID incarnation() {
        return new UUID(9, started.incrementAndGet());
    }

    TestValidator start() {
        lifecycle.start();
        return this;
    }

    TestValidator serving() {
        start();
        awaitHeld();
        return this;
    }

    void awaitHeld() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(lease::holds);
    }

    void awaitLost() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> !lease.holds());
    }

    /** Its row; fails without one. */
    Validator row() {
        return leases.validators.all().stream()
                .filter(validator -> validator.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    boolean isRegistered() {
        return leases.validators.all().stream()
                .anyMatch(validator -> validator.name().equals(name));
    }

    UUID incarnationNow() {
        return row().incarnation();
    }

    void stop() {
        lifecycle.stop();
    }

    boolean isRunning() {
        return lifecycle.isRunning();
    }

    @Override
    public void close() {
        stop();
    }
}

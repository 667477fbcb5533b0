package io.keyledger.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import io.keyledger.command.CommandSide;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.eventstore.testing.Network;
import io.keyledger.query.QuerySide;
import io.keyledger.secrets.Keyring;
import io.keyledger.standalone.ChildJvm;
import io.keyledger.standalone.KeyledgerLauncher;
import io.keyledger.standalone.OtherIssuer;
import io.keyledger.standalone.fleet.Http.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Two deciding sides and two answering ones, which share a PostgreSQL, a keyring, an identity provider and, where that is the
 * store, an Axon Server, and nothing else.
 * The second answering side reaches the database by a way that can be blocked. Leases are longer than usual, since one machine
 * runs all of it and more.
 */
final class Fleet implements AutoCloseable {

    private static final String OWNER = "owner";
    private static final String LEASE = "keyledger.validation.lease=";

    private final Path place;
    private final FleetDatabase database;
    private final Network network;
    private volatile @Nullable Network axonServer;
    private final OtherIssuer issuer = new OtherIssuer();
    private final List<FleetProcess> deciding = new CopyOnWriteArrayList<>();
    private final List<FleetProcess> answering = new CopyOnWriteArrayList<>();
    private final AtomicInteger starts = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();
    private final List<String> settings;
    private volatile Token owner;
    private volatile IssuedKey validatorKey;

    /** @param settings of each of its processes, beside what it needs */
    Fleet(Path place, String... settings) throws IOException, JOSEException {
        this(place, AxonServerUnderTest.isStore(), settings);
    }

    /** One whose facts lie in PostgreSQL, whatever the tests are run against. */
    static Fleet onPostgres(Path place) throws IOException, JOSEException {
        return new Fleet(place, false);
    }

    private Fleet(Path place, boolean onAxonServer, String... settings) throws IOException, JOSEException {
        this.place = place;
        this.settings = List.of(settings);
        this.owner = new Token(issuer.token(OWNER), System.nanoTime());
        Keyring.create(keyring());
        database = new FleetDatabase(place.resolve("postgres"));
        network = new Network(database.port());
        axonServer = onAxonServer ? emptyAxonServer() : null;
        startAll();
        deciding(0).awaitSaying(OWNER + " at " + issuer.uri() + " is an Owner of this installation");
        validatorKey = issue(OrganizationId.INSTALLATION, "READ");
    }

    private void startAll() {
        for (int i = 0; i < 2; i++) {
            deciding.add(startDeciding(keyring()));
            answering.add(startAnswering(i, keyring()));
        }
        deciding.forEach(FleetProcess::awaitReady);
        answering.forEach(FleetProcess::awaitReady);
    }

    /** Ends everything, copies the facts into an empty Axon Server as its operator does, and starts everything on that. */
    void moveToAxonServer() throws Exception {
        for (FleetProcess process : deciding) {
            process.terminate();
        }
        for (FleetProcess process : answering) {
            process.terminate();
        }
        deciding.clear();
        answering.clear();
        axonServer = emptyAxonServer();
        List<String> arguments = new ArrayList<>(List.of("migrate-events"));
        arguments.addAll(stored(database.at(database.port())));
        arguments.add("--axon.axonserver.servers=127.0.0.1:" + AxonServerUnderTest.port());
        AxonServerUnderTest.access().forEach(setting -> arguments.add("--" + setting));
        try (ChildJvm migration = ChildJvm.start(
                place.resolve("migration.log"), KeyledgerLauncher.class, arguments.toArray(String[]::new))) {
            assertThat(migration.exitValue()).as(migration::says).isZero();
        }
        startAll();
    }

    private static List<String> stored(Database reached) {
        return List.of(
                "--spring.datasource.url=" + reached.url(),
                "--spring.datasource.username=" + reached.application().username(),
                "--spring.datasource.password=" + reached.application().password(),
                "--keyledger.database.owner-username=" + reached.owner().username(),
                "--keyledger.database.owner-password=" + reached.owner().password());
    }

    private static Network emptyAxonServer() throws IOException {
        AxonServerUnderTest.purge();
        return new Network(AxonServerUnderTest.port());
    }

    private record Token(String text, long since) {}

    /** A key as its issuer got it. */
    record IssuedKey(OrganizationId organization, String id, String secret, long position) {

        String path() {
            return "/v1/organizations/" + organization + "/keys/" + id;
        }
    }

    Path keyring() {
        return place.resolve("keyring");
    }

    FleetProcess startDeciding(Path keyring) {
        return start(CommandSide.class, database.at(database.port()), keyring);
    }

    /** @param number 0 for one beside the first answering side, 1 for one beside the second */
    FleetProcess startAnswering(int number, Path keyring) {
        return start(QuerySide.class, database.at(number == 0 ? database.port() : network.port()), keyring);
    }

    private FleetProcess start(Class<?> side, Database reached, Path keyring) {
        List<String> all = new ArrayList<>(List.of(
                "spring.datasource.url=" + reached.url(),
                "spring.datasource.username=" + reached.application().username(),
                "spring.datasource.password=" + reached.application().password(),
                "keyledger.database.owner-username=" + reached.owner().username(),
                "keyledger.database.owner-password=" + reached.owner().password(),
                "keyledger.keyring=" + keyring,
                "spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.uri(),
                "management.endpoint.health.probes.enabled=true"));
        all.add(side == QuerySide.class ? "keyledger.verdict.port=0" : "keyledger.installation.first-owner=" + OWNER);
        Network store = axonServer;
        if (store != null) {
            all.addAll(AxonServerUnderTest.settings(store.port()));
        }
        if (settings.stream().noneMatch(setting -> setting.startsWith(LEASE))) {
            all.add(LEASE + "PT4S");
        }
        all.addAll(settings);
        return FleetProcess.start(
                side,
                side == QuerySide.class ? "query-side" : "command-side",
                place.resolve(side.getSimpleName() + "-" + starts.incrementAndGet() + ".log"),
                all);
    }

    FleetProcess deciding(int number) {
        return deciding.get(number % deciding.size());
    }

    FleetProcess answering(int number) {
        return answering.get(number);
    }

    int validators() {
        return answering.size();
    }

    /** Puts another in the place of one, which is ended as an operator ends it. */
    void replaceDeciding(int number, FleetProcess next) throws InterruptedException {
        deciding.set(number, next.awaitReady()).terminate();
    }

    /** Puts another in the place of one, which is ended as an operator ends it. */
    void replaceAnswering(int number, FleetProcess next) throws InterruptedException {
        answering.set(number, next.awaitReady()).terminate();
    }

    /** Starts one in the place of one that has ended. */
    void putDeciding(int number) {
        deciding.set(number, startDeciding(keyring()).awaitReady());
    }

    /** Starts one in the place of one that has ended. */
    void putAnswering(int number) {
        answering.set(number, startAnswering(number, keyring()).awaitReady());
    }

    /** Kills one as {@code kill -9} does, and starts another in its place. */
    void killDeciding(int number) {
        deciding(number).kill();
        deciding.set(number, startDeciding(keyring()).awaitReady());
    }

    FleetDatabase database() {
        return database;
    }

    /** The way of the second answering side to the database. */
    Network network() {
        return network;
    }

    /** The way of all its processes to Axon Server, where that is the store. */
    Network axonServer() {
        return Objects.requireNonNull(axonServer);
    }

    /** What the callers of validators authenticate with. */
    String validatorKey() {
        return validatorKey.secret();
    }

    /** Gives the callers of validators another key, and ends the one they had. */
    void renewValidatorKey() {
        IssuedKey old = validatorKey;
        validatorKey = issue(OrganizationId.INSTALLATION, "READ");
        Answer ended = decide(0, "POST", old.path() + "/revocation", "{\"reason\": \"SUPERSEDED\"}");
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
    }

    /** A customer's organization, whose Owner is the operator. */
    OrganizationId anOrganization() {
        Answer registered = decide(0, "POST", "/v1/organizations", """
                {"name": "Acme", "owners": [{"issuer": "%s", "subject": "owner"}]}""".formatted(issuer.uri()));
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        return new OrganizationId(registered.field("organizationId"));
    }

    /** A live key of a name that nobody has. */
    IssuedKey issue(OrganizationId organization, String permission) {
        return issue(names.get(), organization, permission, "null");
    }

    /** One issued by the n-th deciding side. */
    IssuedKey issueAt(int turn, OrganizationId organization) {
        return issue(turn, organization, "READ", "null");
    }

    /** One that expires then, issued by the n-th deciding side. */
    IssuedKey issue(int turn, OrganizationId organization, Instant expiry) {
        return issue(turn, organization, "READ", "\"" + expiry + "\"");
    }

    private IssuedKey issue(int turn, OrganizationId organization, String permission, String expiresAt) {
        Answer issued = decide(turn, "POST", "/v1/organizations/" + organization + "/keys", """
                {"name": "key %d", "permission": "%s", "environment": "live", "expiresAt": %s}""".formatted(
                        names.incrementAndGet(), permission, expiresAt));
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        return new IssuedKey(organization, issued.field("keyId"), issued.field("secret"), issued.position());
    }

    /** Asks the n-th deciding side as the Owner of everything; they take turns. */
    Answer decide(int turn, String method, String path, String body, String... headers) {
        return decideFor(owner(), turn, method, path, body, headers);
    }

    /** Asks the n-th deciding side as somebody else. */
    Answer decideAs(String subject, int turn, String method, String path, String body) {
        try {
            return decideFor(issuer.token(subject), turn, method, path, body);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer decideFor(String bearer, int turn, String method, String path, String body, String... headers) {
        return Http.send(method, "http://127.0.0.1:" + deciding(turn).port() + path, bearer, body, headers);
    }

    /** Who knows its subjects. */
    String issuer() {
        return issuer.uri();
    }

    /** Asks an answering side as the Owner of everything, once it knows what is stored up to there. */
    Answer look(int number, String path, long position) {
        return Http.send(
                "GET",
                "http://127.0.0.1:" + answering(number).port() + path,
                owner(),
                "",
                "Keyledger-Min-Position",
                Long.toString(position));
    }

    /** Has an answering side do something that takes no body, as the Owner of everything. */
    Answer operate(int number, String path) {
        return Http.send("POST", "http://127.0.0.1:" + answering(number).port() + path, owner(), "");
    }

    /** A new one every minute, since none is valid for long. */
    private String owner() {
        Token known = owner;
        if (System.nanoTime() - known.since() > 60_000_000_000L) {
            try {
                known = new Token(issuer.token(OWNER), System.nanoTime());
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
            owner = known;
        }
        return known.text();
    }

    /** The verdict of a validator, now. */
    Answer verify(int validator, String secret, String... headers) {
        return Http.send(
                "POST",
                "http://127.0.0.1:" + answering(validator).verdictPort() + "/v1/keys/verify",
                validatorKey(),
                "{\"key\": \"" + secret + "\"}",
                headers);
    }

    /** Makes each validator have accepted the key, so that whatever remembers it does. */
    void warm(IssuedKey key) {
        for (int validator = 0; validator < validators(); validator++) {
            Answer verdict = verify(validator, key.secret(), "Keyledger-Min-Position", Long.toString(key.position()));
            assertThat(verdict.field("code")).as(verdict.text()).isEqualTo("VALID");
        }
    }

    @Override
    public void close() throws IOException {
        network.close();
        Network store = axonServer;
        if (store != null) {
            store.close();
        }
        answering.forEach(FleetProcess::close);
        deciding.forEach(FleetProcess::close);
        database.close();
        issuer.close();
    }
}

package io.keyledger.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.keyledger.events.SubjectId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How the keys of persons are made, kept and destroyed. */
class PersonKeysTest {

    private static final SubjectId ALICE = new SubjectId("https://issuer.example", "alice");
    private static final SubjectId BOB = new SubjectId("https://issuer.example", "bob");
    private static final TechnicalContext CONTEXT = new TechnicalContext("192.0.2.77", "curl/8.10 (zebra)");

    @RegisterExtension
    static final VaultDatabase database = new VaultDatabase();

    @Test
    void aForgottenPersonsContextIsGoneForGood() {
        PersonalContextVault vault = database.vault();
        String sealed = vault.seal(ALICE, CONTEXT);
        String bobs = vault.seal(BOB, CONTEXT);
        vault.forget(ALICE);
        vault.forget(ALICE);
        assertThat(vault.open(ALICE, sealed)).isEmpty();
        assertThat(database.vault().open(ALICE, sealed)).isEmpty();
        assertThat(vault.open(BOB, bobs)).contains(CONTEXT);
    }

    @Test
    void aPersonWhoComesBackHasANewKey() {
        PersonalContextVault vault = database.vault();
        String before = vault.seal(ALICE, CONTEXT);
        vault.forget(ALICE);
        String after = vault.seal(ALICE, CONTEXT);
        assertThat(vault.open(ALICE, before)).isEmpty();
        assertThat(vault.open(ALICE, after)).contains(CONTEXT);
    }

    @Test
    void firstSealsAtTheSameTimeAgreeOnOneKey() throws Exception {
        int many = 16;
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            Callable<String> seal = () -> {
                PersonalContextVault another = database.vault();
                start.await();
                return another.seal(ALICE, CONTEXT);
            };
            List<Future<String>> seals = java.util.stream.IntStream.range(0, many)
                    .mapToObj(i -> threads.submit(seal))
                    .toList();
            start.countDown();
            Set<String> ids = new HashSet<>();
            for (Future<String> sealed : seals) {
                ids.add(sealed.get().substring(0, 38));
                assertThat(database.vault().open(ALICE, sealed.get())).contains(CONTEXT);
            }
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void aKeyOutlivesTheRollbackOfTheTransactionItWasMadeIn() {
        PersonalContextVault vault = database.vault();
        String sealed = new TransactionTemplate(new JdbcTransactionManager(database.application()))
                .execute(transaction -> {
                    transaction.setRollbackOnly();
                    return vault.seal(ALICE, CONTEXT);
                });
        assertThat(database.vault().open(ALICE, sealed)).contains(CONTEXT);
    }

    @Test
    void aDestroyedKeyStaysDestroyedThoughTheCallersTransactionRollsBack() {
        PersonalContextVault vault = database.vault();
        String sealed = vault.seal(ALICE, CONTEXT);
        new TransactionTemplate(new JdbcTransactionManager(database.application()))
                .executeWithoutResult(transaction -> {
                    transaction.setRollbackOnly();
                    vault.forget(ALICE);
                });
        assertThat(database.vault().open(ALICE, sealed)).isEmpty();
    }

    @Test
    void theTableShowsNeitherThePersonNorTheContextNorTheKey() {
        database.vault().seal(ALICE, CONTEXT);
        String row = database.owner()
                .sql("select k::text || encode(wrapped_key, 'escape') from identity.person_key k")
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("alice", "issuer.example", "192.0.2.77", "zebra");
        byte[] wrapped = database.owner()
                .sql("select wrapped_key from identity.person_key")
                .query(byte[].class)
                .single();
        assertThat(wrapped).hasSize(12 + 32 + 16);
    }

    @Test
    void aNewWrappingKeyLeavesTheOldOnesReadable() {
        String before = database.vault().seal(ALICE, CONTEXT);
        database.useWrappingKey("second");
        String after = database.vault().seal(BOB, CONTEXT);
        assertThat(database.vault().open(ALICE, before)).contains(CONTEXT);
        assertThat(database.vault().open(BOB, after)).contains(CONTEXT);
        assertThat(database.owner()
                        .sql("select wrapping_key from identity.person_key order by created_at")
                        .query(String.class)
                        .list())
                .containsExactly("first", "second");
    }

    @Test
    void withoutItsWrappingKeyAPersonIsNotTakenForForgotten() {
        String sealed = database.vault().seal(ALICE, CONTEXT);
        database.loseWrappingKeys();
        assertThatIllegalStateException()
                .isThrownBy(() -> database.vault().open(ALICE, sealed))
                .withMessageContaining("first");
        assertThatIllegalStateException().isThrownBy(() -> database.vault().seal(ALICE, CONTEXT));
    }

    @Test
    void theApplicationCannotAlterAKey() {
        database.vault().seal(ALICE, CONTEXT);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> JdbcClient.create(database.application())
                        .sql("update identity.person_key set wrapping_key = 'other'")
                        .update())
                .havingRootCause()
                .withMessageContaining("permission denied");
    }
}

package io.keyledger.identity;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table of persons' keys. Every call is a transaction of its own that has ended when the call returns, whatever
 * transaction the caller is in: a key that seals must outlive the caller's rollback, and a destroyed one stays destroyed.
 */
final class PersonKeys {

    private final JdbcClient table;
    private final TransactionTemplate alone;
    private final ContextWrappingKeys wrappingKeys;
    private final AesGcm aes;
    private final Supplier<UUID> ids;
    private final Supplier<byte[]> fresh;

    /** @param fresh gives the random bytes of a new key */
    PersonKeys(
            DataSource database,
            ContextWrappingKeys wrappingKeys,
            AesGcm aes,
            Supplier<UUID> ids,
            Supplier<byte[]> fresh) {
        this.table = JdbcClient.create(database);
        this.alone = new TransactionTemplate(new JdbcTransactionManager(database));
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        alone.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.wrappingKeys = wrappingKeys;
        this.aes = aes;
        this.ids = ids;
        this.fresh = fresh;
    }

    Optional<PersonKey> find(String person) {
        return Optional.ofNullable(alone.execute(transaction -> read(person).orElse(null)))
                .map(row -> unwrapped(person, row));
    }

    /** The person's key, made if there is none; those who make it at the same time get the same one. */
    PersonKey findOrCreate(String person) {
        return find(person).orElseGet(() -> create(person));
    }

    void destroy(String person) {
        alone.executeWithoutResult(transaction -> table.sql("delete from identity.person_key where person = :person")
                .param("person", person)
                .update());
    }

    private PersonKey create(String person) {
        UUID id = ids.get();
        String wrappingId = wrappingKeys.currentId();
        byte[] wrapped = aes.encrypt(wrappingKey(wrappingId), fresh.get(), boundTo(person, id, wrappingId));
        Row kept = alone.execute(transaction -> {
            table.sql("""
                            insert into identity.person_key (person, key_id, wrapped_key, wrapping_key)
                            values (:person, :id, :wrapped, :wrapping) on conflict (person) do nothing
                            """)
                    .param("person", person)
                    .param("id", id)
                    .param("wrapped", wrapped)
                    .param("wrapping", wrappingId)
                    .update();
            return read(person).orElse(null);
        });
        if (kept == null) {
            throw new IllegalStateException("The person was forgotten in the very moment the key was made");
        }
        return unwrapped(person, kept);
    }

    private Optional<Row> read(String person) {
        return table.sql("select key_id, wrapped_key, wrapping_key from identity.person_key where person = :person")
                .param("person", person)
                .query((row, number) -> new Row(row.getObject(1, UUID.class), row.getBytes(2), row.getString(3)))
                .optional();
    }

    private PersonKey unwrapped(String person, Row row) {
        byte[] bound = boundTo(person, row.id(), row.wrappingKey());
        byte[] key = aes.decrypt(wrappingKey(row.wrappingKey()), row.wrapped(), bound);
        return new PersonKey(row.id(), new SecretKeySpec(key, "AES"));
    }

    private SecretKey wrappingKey(String id) {
        return wrappingKeys
                .key(id)
                .orElseThrow(() -> new IllegalStateException("This process was not given the wrapping key " + id));
    }

    private static byte[] boundTo(String person, UUID id, String wrappingKey) {
        return (person + '\0' + id + '\0' + wrappingKey).getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(UUID id, byte[] wrapped, String wrappingKey) {}
}

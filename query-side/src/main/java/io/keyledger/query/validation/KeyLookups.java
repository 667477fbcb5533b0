package io.keyledger.query.validation;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The table {@code query.key_lookup}. */
interface KeyLookups extends JpaRepository<KeyLookup, KeyLookupId> {

    List<KeyLookup> findBySideAndKeyIdOrderBySecretVersion(String side, String keyId);
}

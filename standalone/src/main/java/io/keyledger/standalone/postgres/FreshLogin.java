package io.keyledger.standalone.postgres;

import io.keyledger.eventstore.database.Login;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes logins whose password nobody has had before. Thread-safe. */
final class FreshLogin {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private FreshLogin() {}

    static Login of(String username) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Login(username, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}

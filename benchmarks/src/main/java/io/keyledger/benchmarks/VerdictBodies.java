package io.keyledger.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Issues keys and writes down what is asked about them: the bodies of requests for verdicts, and the same keys as a Redis
 * protocol stream for a peer that looks them up there.
 *
 * <p>Arguments: the credentials file, how many keys, the file for the bodies, the file for Redis.
 */
public final class VerdictBodies {

    private static final String ANSWER =
            "{\"code\":\"VALID\",\"organizationId\":\"%s\",\"keyId\":\"%s\",\"name\":\"load\","
                    + "\"permission\":\"READ\",\"secretVersion\":1}";

    private VerdictBodies() {}

    public static void main(String[] arguments) throws Exception {
        Admin admin = new Admin(Path.of(arguments[0]));
        int keys = Integer.parseInt(arguments[1]);
        List<String> bodies = new ArrayList<>();
        ByteArrayOutputStream redis = new ByteArrayOutputStream();
        String caller = Admin.field(Files.readString(Path.of(arguments[0])), "validatorKey");
        set(redis, hash(caller), "caller");
        for (int i = 0; i < keys; i++) {
            String issued = admin.send(
                            "POST",
                            "/v1/organizations/" + admin.organization() + "/keys",
                            "{\"name\":\"load " + System.nanoTime()
                                    + "\",\"permission\":\"READ\",\"environment\":\"live\"}")
                    .body();
            String secret = Admin.field(issued, "secret");
            bodies.add("{\"key\":\"" + secret + "\"}");
            set(redis, hash(secret), ANSWER.formatted(admin.organization(), Admin.field(issued, "keyId")));
        }
        Files.write(Path.of(arguments[2]), bodies);
        Files.write(Path.of(arguments[3]), redis.toByteArray());
    }

    private static String hash(String text) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void set(ByteArrayOutputStream redis, String name, String value) {
        StringBuilder command = new StringBuilder("*3\r\n");
        for (String part : List.of("SET", name, value)) {
            command.append('$')
                    .append(part.length())
                    .append("\r\n")
                    .append(part)
                    .append("\r\n");
        }
        redis.writeBytes(command.toString().getBytes(StandardCharsets.US_ASCII));
    }
}

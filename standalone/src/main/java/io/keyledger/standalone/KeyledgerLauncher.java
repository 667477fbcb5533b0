package io.keyledger.standalone;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * The first class of the runnable jar. It is compiled for Java 8 and names no newer class, so that an old Java is told
 * in one sentence what is missing instead of failing on a class file it cannot read.
 */
public final class KeyledgerLauncher {

    static final int NEEDED = 25;

    /** Lies beside this class in the runnable jar, and starts {@code Keyledger} with the libraries inside it. */
    private static final String JAR_LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

    private static final String PROGRAM = "io.keyledger.standalone.Keyledger";

    private KeyledgerLauncher() {}

    public static void main(String[] arguments) throws Throwable {
        String running = System.getProperty("java.specification.version");
        if (feature(running) < NEEDED) {
            System.err.println(refusal(running));
            System.exit(1);
        }
        Method main = next().getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static Class<?> next() throws ClassNotFoundException {
        try {
            return Class.forName(JAR_LAUNCHER);
        } catch (ClassNotFoundException notInItsJar) {
            return Class.forName(PROGRAM);
        }
    }

    static String refusal(String running) {
        return "Keyledger needs Java " + NEEDED + "; this is Java " + feature(running) + ". Install a JDK " + NEEDED
                + " and start Keyledger with its java command.";
    }

    /** The number people call a Java by: 8 for {@code 1.8}, 17 for {@code 17}. */
    static int feature(String specificationVersion) {
        String number =
                specificationVersion.startsWith("1.") ? specificationVersion.substring(2) : specificationVersion;
        return Integer.parseInt(number);
    }
}

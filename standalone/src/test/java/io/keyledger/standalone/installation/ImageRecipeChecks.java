package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** How our images are made. */
final class ImageRecipeChecks {

    /** Spring Boot's own, from what changes seldom to what changes often. */
    private static final List<String> LAYERS =
            List.of("dependencies", "spring-boot-loader", "snapshot-dependencies", "application");

    private static final String JAR = "keyledger.jar";
    private static final String HOME = "/opt/keyledger";
    private static final String SCRIPTS = "/usr/local/bin/";
    private static final String USER = "10001";

    private ImageRecipeChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("our images run the Java that is tested", ImageRecipeChecks::java),
                new Check("a jar is taken apart into layers", ImageRecipeChecks::layers),
                new Check(
                        "an image is laid from what changes seldom to what changes often", ImageRecipeChecks::contents),
                new Check("an application runs as a user who owns its volumes", ImageRecipeChecks::user),
                new Check("an image listens where others reach it", ImageRecipeChecks::variables),
                new Check("an image starts its jar and knows when it is ready", ImageRecipeChecks::start),
                new Check("an image says nothing else", ImageRecipeChecks::nothingElse));
    }

    private static void java(Installation files) {
        String base = files.dockerfile().of("FROM");
        assertThat(base)
                .matches("eclipse-temurin:" + Checkout.find("pom.xml", "<java.version>(.*)</java.version>")
                        + "\\.\\d+\\.\\d+_\\d+-jre");
        assertThat(files.dockerfile().stage(0).getFirst()).isEqualTo("FROM " + base + " AS layers");
    }

    private static void layers(Installation files) {
        assertThat(files.dockerfile().stage(0).stream().skip(1))
                .containsExactly(
                        "ARG APPLICATION",
                        "WORKDIR /build",
                        "COPY ${APPLICATION} " + JAR,
                        "RUN java -Djarmode=tools -jar " + JAR + " extract --layers --destination layers");
    }

    private static void contents(Installation files) {
        assertThat(files.dockerfile().of("WORKDIR")).isEqualTo(HOME);
        assertThat(files.dockerfile().stage(1))
                .filteredOn(instruction -> instruction.startsWith("COPY --from"))
                .containsExactlyElementsOf(LAYERS.stream()
                        .map(layer -> "COPY --from=layers /build/layers/" + layer + "/ ./")
                        .toList());
        assertThat(files.dockerfile().stage(1))
                .containsSubsequence(
                        "WORKDIR " + HOME,
                        "COPY --chmod=755 docker/application/first-start.sh docker/application/ready.sh " + SCRIPTS,
                        "COPY --from=layers /build/layers/dependencies/ ./");
        assertThat(Checkout.path("docker/application/first-start.sh")).exists();
        assertThat(Checkout.path("docker/application/ready.sh")).exists();
    }

    private static void user(Installation files) {
        assertThat(files.dockerfile().of("USER")).isEqualTo(USER + ":" + USER);
        assertThat(files.dockerfile().of("RUN").split(" && ", -1))
                .containsExactly(
                        "groupadd --system --gid " + USER + " keyledger",
                        "useradd --system --uid " + USER + " --gid keyledger --no-create-home"
                                + " --home-dir /nonexistent --shell /usr/sbin/nologin keyledger",
                        "install --directory --mode=700 --owner=keyledger --group=keyledger " + VolumeChecks.DATA + " "
                                + VolumeChecks.KEYS);
    }

    private static void variables(Installation files) {
        Dockerfile image = files.dockerfile();
        assertThat(image.variable("SERVER_ADDRESS")).isEqualTo("0.0.0.0");
        assertThat(image.variable("SERVER_PORT")).isEqualTo(image.of("EXPOSE"));
        assertThat(image.variable("JAVA_TOOL_OPTIONS"))
                .matches("-XX:MaxRAMPercentage=\\d+ -XX:\\+ExitOnOutOfMemoryError");
        assertThat(image.of("ENV").split(" (?=[A-Z_]+=)", -1)).hasSize(3);
        assertThat(files.compose().ours())
                .allSatisfy(
                        service -> assertThat(service.environment()).containsEntry("SERVER_PORT", image.of("EXPOSE")));
        assertThat(Checkout.find("docker/application/ready.sh", "SERVER_PORT:-(\\d+)"))
                .isEqualTo(image.of("EXPOSE"));
    }

    private static void start(Installation files) {
        Dockerfile image = files.dockerfile();
        assertThat(image.of("ENTRYPOINT")).isEqualTo("[\"java\", \"-jar\", \"" + HOME + "/" + JAR + "\"]");
        assertThat(image.of("HEALTHCHECK"))
                .isEqualTo("--interval=5s --timeout=3s --start-period=120s --retries=5" + " CMD [\"bash\", \"" + SCRIPTS
                        + "ready.sh\"]");
        assertThat(files.compose().service(Compose.FIRST_START).texts("entrypoint"))
                .containsExactly("bash", SCRIPTS + "first-start.sh", HOME + "/" + JAR);
    }

    private static void nothingElse(Installation files) {
        assertThat(files.dockerfile().stage(1))
                .extracting(instruction -> instruction.split(" ", -1)[0])
                .containsExactly(
                        "FROM",
                        "RUN",
                        "WORKDIR",
                        "COPY",
                        "COPY",
                        "COPY",
                        "COPY",
                        "COPY",
                        "USER",
                        "ENV",
                        "EXPOSE",
                        "HEALTHCHECK",
                        "ENTRYPOINT");
    }
}

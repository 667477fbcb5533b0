package io.keyledger.standalone.installation;

/** The files that make an installation, as those who run them would read them. */
record Installation(Compose compose, Nginx nginx, Dockerfile dockerfile, Realm realm) {

    static Installation read() {
        return new Installation(Compose.read(), Nginx.read(), Dockerfile.read(), Realm.read());
    }
}

package org.bandeja.soak;

/** One part of the soak: does something hard again and again and checks what came of it. */
@FunctionalInterface
interface Trial {
    void run(Scene scene);
}

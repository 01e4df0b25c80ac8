/** The demonstration: real documents through both pipelines. */
@NullMarked
package dev.crossover.cli.demo;

import org.jspecify.annotations.NullMarked;

/** AWS wire protocols, so that a stand-in is written once as operations over a tree. */
@NullMarked
package dev.crossover.cloud.protocol;

import org.jspecify.annotations.NullMarked;

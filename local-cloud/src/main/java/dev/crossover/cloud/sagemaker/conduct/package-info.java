/**
 * How the stand-in conducts itself where AWS does not say: how long things take, and
 * which of two possible behaviours it shows.
 */
@NullMarked
package dev.crossover.cloud.sagemaker.conduct;

import org.jspecify.annotations.NullMarked;

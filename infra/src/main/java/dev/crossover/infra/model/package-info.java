/** The model server as SageMaker knows it, whatever hardware it runs on. */
@NullMarked
package dev.crossover.infra.model;

import org.jspecify.annotations.NullMarked;

package dev.crossover.cloud.sagemaker.container;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Which runnable jar stands for a container image.
 *
 * @param jars the jars by image name
 * @param otherwise the jar of every other image
 */
public record ContainerImages(Map<String, Path> jars, @Nullable Path otherwise) {

	/**
	 * One jar for every image.
	 * @param jar the jar
	 * @return the images
	 */
	public static ContainerImages always(Path jar) {
		return new ContainerImages(Map.of(), jar);
	}

	/**
	 * The jar of an image.
	 * @param image the image's name
	 * @return its jar, or empty when nothing stands for it
	 */
	public Optional<Path> jar(String image) {
		Path named = this.jars.get(image);
		return Optional.ofNullable((named != null) ? named : this.otherwise);
	}

}

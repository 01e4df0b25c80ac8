package dev.crossover.model.encoder;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * ONNX Runtime's native libraries, unpacked beside our jar by the build. Without them it
 * unpacks them itself, into a new temporary folder at every start, which takes a quarter
 * of a second and stays behind when the process is killed.
 */
final class Natives {

	private static final String SETTING = "onnxruntime.native.path";

	private Natives() {
	}

	static void use() {
		Path folder = besideTheJar().resolve("native/ai/onnxruntime/native/" + platform());
		if (System.getProperty(SETTING) == null && Files.isDirectory(folder)) {
			System.setProperty(SETTING, folder.toString());
		}
	}

	private static Path besideTheJar() {
		try {
			URI jar = Natives.class.getProtectionDomain().getCodeSource().getLocation().toURI();
			return Path.of(jar).resolveSibling("");
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException("A jar is always somewhere", ex);
		}
	}

	private static String platform() {
		String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
		return (system.startsWith("mac") ? "osx" : system) + "-" + arch;
	}

}

package descent.server.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
  @Test
  void followsXdgOnLinux() {
    UserFolders folders =
        UserFolders.of(
            "Linux", "/home/ada", Map.of("XDG_CACHE_HOME", "/cache", "XDG_DATA_HOME", "/data"));
    assertEquals(new UserFolders(Path.of("/cache/descent"), Path.of("/data/descent")), folders);
  }

  @Test
  void fallsBackToTheHomeFolderOnLinux() {
    UserFolders expected =
        new UserFolders(
            Path.of("/home/ada/.cache/descent"), Path.of("/home/ada/.local/share/descent"));
    assertEquals(expected, UserFolders.of("Linux", "/home/ada", Map.of()));
    assertEquals(
        expected, UserFolders.of("Linux", "/home/ada", Map.of("XDG_CACHE_HOME", "relative")));
  }

  @Test
  void usesTheLibraryOnMac() {
    assertEquals(
        new UserFolders(
            Path.of("/Users/ada/Library/Caches/descent"),
            Path.of("/Users/ada/Library/Application Support/descent")),
        UserFolders.of("Mac OS X", "/Users/ada", Map.of()));
  }

  @Test
  void usesLocalApplicationDataOnWindows() {
    assertEquals(
        new UserFolders(Path.of("/local/descent/cache"), Path.of("/local/descent")),
        UserFolders.of("Windows 11", "/Users/ada", Map.of("LOCALAPPDATA", "/local")));
  }
}

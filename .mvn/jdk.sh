# Sets JAVA_HOME to a JDK 25 or newer and exports it; sourced by mvnw and acestep.
# A JAVA_HOME that is new enough is kept; otherwise the usual places are searched. Says what is missing, else nothing.

acestep_jdk_wanted=25

acestep_jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

acestep_find_jdk() {
  acestep_path_java="$(command -v javac 2>/dev/null || true)"
  [ -z "$acestep_path_java" ] || acestep_path_java="$(readlink -f "$acestep_path_java" 2>/dev/null || true)"
  for acestep_home in "${ACESTEP_JAVA_HOME-}" "${JAVA_HOME-}" "${acestep_path_java%/bin/javac}" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$acestep_home" ] || continue
    acestep_found="$(acestep_jdk_version "$acestep_home" || true)"
    if [ -n "$acestep_found" ] && [ "$acestep_found" -ge "$acestep_jdk_wanted" ]; then
      JAVA_HOME="$acestep_home"
      export JAVA_HOME
      return 0
    fi
  done
  echo "No JDK $acestep_jdk_wanted or newer was found: install one (for example Eclipse Temurin $acestep_jdk_wanted) or set JAVA_HOME to it." >&2
  return 1
}

acestep_find_jdk || exit 1

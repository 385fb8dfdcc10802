@echo off
rem Builds what is missing or stale, then runs Descent. Without a command it serves the page.
setlocal EnableExtensions EnableDelayedExpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "JDK="

call :consider "%JAVA_HOME%"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\zulu-*" "%ProgramFiles%\Amazon Corretto\jdk*" "%ProgramFiles%\BellSoft\LibericaJDK-*" "%USERPROFILE%\.jdks\*") do call :consider "%%~D"
if not defined JDK (
  echo descent: No JDK 25 or later was found in JAVA_HOME or in the usual folders. Please install one ^(for example Eclipse Temurin 25^) or point JAVA_HOME to it. 1>&2
  exit /b 1
)

set "JAR=%ROOT%\server\target\descent-server.jar"
set "STAMP=%ROOT%\server\target\descent-built"
set "STALE="
if not exist "%JAR%" set "STALE=1"
if not exist "%STAMP%" set "STALE=1"
if not defined STALE for /f %%N in ('powershell -NoProfile -Command "$t=(Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc; $r=$env:ROOT; @(Get-ChildItem (Join-Path $r 'pom.xml'),(Join-Path $r '*\pom.xml'),(Join-Path $r '*\src\main'),(Join-Path $r 'assets') -Recurse -ErrorAction SilentlyContinue | Where-Object { $_.LastWriteTimeUtc -gt $t }).Count"') do if not "%%N"=="0" set "STALE=1"
if defined STALE (
  call :build
  if errorlevel 1 exit /b 1
)

"%JDK%\bin\java.exe" "@%ROOT%\server\jvm.options" -classpath "%JAR%;%ROOT%\server\target\lib\*" descent.server.Main %*
exit /b %ERRORLEVEL%

:consider
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "MAJOR=%%~V"
  set "MAJOR=!MAJOR:"=!"
  if !MAJOR! geq 25 set "JDK=%~1"
)
exit /b 0

:build
where mvn >nul 2>nul
if errorlevel 1 (
  echo descent: Descent has to be built first, and there is no mvn on the PATH. Please install Maven 3.8.7 or later. 1>&2
  exit /b 1
)
echo descent: building ^(a minute or two the first time^) ... 1>&2
if not exist "%ROOT%\server\target" mkdir "%ROOT%\server\target"
type nul > "%STAMP%.started"
setlocal
set "JAVA_HOME=%JDK%"
call mvn -q -B -Dstyle.color=never -f "%ROOT%\pom.xml" -pl server -am -Dmaven.test.skip=true package 1>&2
if errorlevel 1 (
  echo descent: the build failed; Maven's messages above say why. 1>&2
  exit /b 1
)
endlocal
move /y "%STAMP%.started" "%STAMP%" >nul
exit /b 0

@echo off
rem Runs Maven for Keyledger on Windows. What mvnw does in shell, .mvn\mvnw.ps1 does in PowerShell: it finds a JDK 25 and
rem a Maven from 3.8 on, or fetches and checks one, and answers with NAME=value lines; this file sets them and starts
rem Maven. The arguments go to Maven from here, because PowerShell would take "-Da.b=c" apart.
setlocal DisableDelayedExpansion

set "MVNW_MAVEN="
set "MVNW_JUST_ASKING="
for %%O in (-v --version -h --help) do if "%~1"=="%%O" set "MVNW_JUST_ASKING=1"

for /f "usebackq tokens=1* delims==" %%A in (`powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0.mvn\mvnw.ps1"`) do set "%%A=%%B"
if not defined MVNW_MAVEN exit /b 1

rem Without call, which would expand percent signs and double carets in the arguments once more.
"%MVNW_MAVEN%" %*
